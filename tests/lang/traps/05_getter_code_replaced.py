"""The code of a cached property's getter is replaced in place."""


def getter(self):
    return "old code"


class Box:
    size = property(getter)


def load(box):
    return box.size


def other(self):
    return "new code of", type(self).__name__


def with_more_locals(self, extra=None):
    first, second, third = 1, 2, 3
    total = first + second + third
    return "more locals", total, extra


def of_two(self, other):
    return "never"


def lazy(self):
    yield "generator code"


box = Box()
for count in (5, 500):
    for _ in range(count):
        load(box)
    old = getter.__code__
    print(count, "before:", load(box))
    getter.__code__ = other.__code__
    print("    other:", load(box))
    getter.__code__ = with_more_locals.__code__
    try:
        print("    more locals:", load(box))
    except TypeError as error:
        print("    the defaults did not change with the code:", error)
    getter.__defaults__ = (None,)
    print("    with defaults:", load(box))
    getter.__defaults__ = None
    getter.__code__ = of_two.__code__
    try:
        load(box)
    except TypeError as error:
        print("    two parameters:", error)
    getter.__code__ = lazy.__code__
    print("    generator:", list(load(box)))
    getter.__code__ = old
    print("    after:", load(box))
