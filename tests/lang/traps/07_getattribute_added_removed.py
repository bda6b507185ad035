"""__getattribute__ is added to a class, and removed, after attributes, methods and properties were cached."""


class Thing:
    kind = "class value"

    def __init__(self):
        self.field = "field"

    def method(self):
        return "method"

    @property
    def prop(self):
        return "property"


def load(thing):
    return thing.kind, thing.field, thing.method(), thing.prop


def intercept(self, name):
    if name == "method":
        return lambda: "intercepted method"
    return f"intercepted {name}"


thing = Thing()
for round in range(2):
    for _ in range(300):
        load(thing)
    print("plain:", load(thing))
    Thing.__getattribute__ = intercept
    print("intercepted:", load(thing))
    for _ in range(300):
        load(thing)
    del Thing.__getattribute__
    print("removed:", load(thing))

Thing.__getattribute__ = lambda self, name: object.__getattribute__(self, name)
for _ in range(300):
    load(thing)
print("delegating:", load(thing))
Thing.__getattr__ = lambda self, name: f"fallback {name}"
del thing.field
print("raising __getattribute__ falls back to __getattr__:", load(thing))
del Thing.__getattribute__
print("__getattr__ alone:", load(thing))
