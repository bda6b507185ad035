"""getattr, setattr, hasattr: defaults, names that are no identifiers, properties, classes, modules."""

import math


class Thing:
    value = 1

    @property
    def computed(self):
        return self.value * 2

    @property
    def broken(self):
        raise AttributeError("hidden")


thing = Thing()
print(
    "getattr:",
    getattr(thing, "value"),
    getattr(thing, "computed"),
    getattr(thing, "nothing", "default"),
    getattr(thing, "broken", "default"),
    getattr(Thing, "value"),
)
setattr(thing, "value", 5)
setattr(thing, "with space", "odd")
setattr(thing, "", "empty")
print("setattr:", thing.value, thing.computed, getattr(thing, "with space"), vars(thing))
print(
    "hasattr:",
    hasattr(thing, "value"),
    hasattr(thing, "broken"),
    hasattr(thing, ""),
    hasattr(5, "real"),
    hasattr(math, "pi"),
    hasattr(None, "x"),
)
print(
    "methods by name:",
    getattr("text", "upper")(),
    [getattr([3, 1, 2], name)() for name in ("copy", "sort")],
    getattr(math, "sqrt")(16),
)
setattr(Thing, "method", lambda self: f"method of {self.value}")
print("on the class:", thing.method(), getattr(Thing, "method")(thing))


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("missing", lambda: getattr(thing, "nothing"))
attempt("no setter", lambda: setattr(thing, "computed", 1))
attempt("of an int", lambda: setattr(5, "x", 1))
attempt("of a class of ours", lambda: setattr(Thing, "x", 1))
attempt("of int", lambda: setattr(int, "x", 1))
attempt("name is an int", lambda: getattr(thing, 5))
attempt("name is bytes", lambda: setattr(thing, b"x", 1))
attempt("one argument", lambda: getattr(thing))
attempt("four arguments", lambda: getattr(thing, "x", 1, 2))
attempt("setattr two", lambda: setattr(thing, "x"))
attempt("hasattr one", lambda: hasattr(thing))
attempt("keyword", lambda: getattr(thing, "x", default=1))
