"""The fields of named tuples: reading them at a warm site, what the descriptors are, and changing them."""

from collections import namedtuple

Point = namedtuple("Point", "x y")


def read(point):
    return point.x, point.y


def attempt(name, function):
    try:
        print(name, function())
    except Exception as error:
        print(name, type(error).__name__, error)


class Named(Point):
    @property
    def x(self):
        return "x of Named"


class WithDict(Point):
    pass


for _ in range(100):
    for point in (Point(1, 2), Named(3, 4), WithDict(5, 6)):
        result = read(point)
print(read(Point(1, 2)), read(Named(3, 4)), read(WithDict(5, 6)))
field = Point.x
print(repr(field), type(field).__name__, field.__doc__, field.__reduce__()[1])
print([name for name in dir(field) if name in ("__get__", "__set__", "__delete__", "fget")])
attempt("short", lambda: read(tuple.__new__(Point, (1,))))
attempt("set", lambda: setattr(Point(1, 2), "x", 3))
attempt("delete", lambda: delattr(Point(1, 2), "x"))
attempt("get int", lambda: field.__get__(3))
attempt("get tuple", lambda: field.__get__((7, 8)))
attempt("get none", lambda: field.__get__(None))
attempt("get class", lambda: field.__get__(None, Point) is field)
attempt("new", lambda: type(field)(1))
attempt("new keyword", lambda: type(field)(1, doc="d"))
attempt("new text", lambda: type(field)("a", "d"))
attempt("new", lambda: type(field)(1, None))
attempt("hash", lambda: hash(field) == hash(Point.x))
with_dict = WithDict(5, 6)
with_dict.__dict__["x"] = "hidden"
print(read(with_dict))
field.__doc__ = "the abscissa"
print(Point.x.__doc__, Point.y.__doc__)
Point.x = Point.y
print(read(Point(1, 2)), read(WithDict(5, 6)))
Point.x = 9
print(read(Point(1, 2)), read(with_dict))
Point.x = property(lambda self: self[0] + 100)
print(read(Point(1, 2)))
del Point.x
attempt("deleted", lambda: read(Point(1, 2)))
Point.x = field
print(read(Point(1, 2)), Point(1, 2), Point(1, 2)._replace(x=5), Point._fields)


class Borrowing(tuple):
    second = field.__class__(1, "the second")


for items in ("ab", "abc", "a"):
    attempt(items, lambda: Borrowing(items).second)
