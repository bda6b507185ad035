"""A property that raises AttributeError hands over to __getattr__; other errors pass."""


class Thing:
    def __init__(self):
        self.error = None

    @property
    def value(self):
        if self.error is not None:
            raise self.error
        return "property"

    def __getattr__(self, name):
        return f"__getattr__({name!r})"


def load(thing):
    try:
        return thing.value
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Odd(AttributeError):
    pass


thing = Thing()
for count in (5, 300):
    for _ in range(count):
        load(thing)
    print(count, "no error:", load(thing))
    for error in (AttributeError("from the property"), Odd("a subclass"), KeyError("passes"), None):
        thing.error = error
        print("   ", repr(error), "->", load(thing))
        for _ in range(count):
            load(thing)

del Thing.__getattr__
thing.error = AttributeError("nobody catches it")
print("without __getattr__:", load(thing))
