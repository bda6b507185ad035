"""__len__, then __bool__, appear in a class under warmed branches; results that are no truth values."""


class Thing:
    pass


def branch(thing):
    if thing:
        return "true"
    return "false"


def both(thing):
    return branch(thing), not thing, bool(thing), "and" if thing and True else "or"


def attempt(thing):
    try:
        return both(thing)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


thing = Thing()


def show(label):
    first = attempt(thing)
    assert all(attempt(thing) == first for _ in range(200))
    print(f"{label}: {first}")


show("neither")
Thing.__len__ = lambda self: 0
show("__len__ 0")
Thing.__len__ = lambda self: 2**40
show("__len__ 2**40")
Thing.__len__ = lambda self: -1
show("__len__ -1")
Thing.__len__ = lambda self: 2**70
show("__len__ 2**70")
Thing.__len__ = lambda self: 1.0
show("__len__ 1.0")
Thing.__len__ = lambda self: True
show("__len__ True")
Thing.__bool__ = lambda self: False
show("__bool__ False wins")
Thing.__bool__ = lambda self: 1
show("__bool__ 1")
Thing.__bool__ = lambda self: None
show("__bool__ None")
Thing.__bool__ = lambda self: {}[0]
show("__bool__ raises")
thing.__bool__ = lambda: True
show("instance attributes do not count")
del Thing.__bool__
show("__len__ again")
del Thing.__len__
show("neither again")
for value in (
    0,
    1,
    -1,
    2**70,
    0.0,
    -0.0,
    float("nan"),
    0j,
    "",
    "0",
    b"",
    (),
    (0,),
    [],
    {},
    set(),
    None,
    ...,
    range(0),
):
    for _ in range(100):
        branch(value)
    print(repr(value), "is", branch(value))
