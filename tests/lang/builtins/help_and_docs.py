"""Docstrings of built-in things are there and are text; those of user things are exactly what was written."""

import math


def documented():
    """First line.

    Indented line.
    """


def undocumented(): ...


class C:
    """Class doc."""

    def method(self):
        "Method doc."

    @property
    def prop(self):
        """Property doc."""

    attribute = 5


class D(C):
    pass


print("function:", repr(documented.__doc__), undocumented.__doc__)
print(
    "class:",
    C.__doc__,
    "| method:",
    C.method.__doc__,
    "| property:",
    C.prop.__doc__,
    "| instance:",
    C().__doc__,
)
print(
    "not inherited:",
    D.__doc__,
    "| methods are:",
    D.method.__doc__,
    "| attribute:",
    C().attribute.__doc__ == int.__doc__,
)
for thing in (
    int,
    len,
    str.upper,
    [].append,
    math,
    math.sqrt,
    ValueError,
    type,
    object,
    dict.fromkeys,
    property,
):
    doc = thing.__doc__
    print(getattr(thing, "__name__", thing), "has a text:", isinstance(doc, str) and len(doc) > 5)
C.__doc__ = "changed"
documented.__doc__ = None
print("changed:", C.__doc__, documented.__doc__)
for target in (int, len, C().method):
    try:
        target.__doc__ = "no"
    except (AttributeError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
module_doc = __doc__
print("module:", module_doc.split()[0], __doc__ is module_doc)
f = lambda: 0
f.__doc__ = "a lambda's"
print("lambda:", f.__doc__)
