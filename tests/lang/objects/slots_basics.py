"""__slots__: no __dict__, inheritance, defaults, names that clash, weak references."""

import weakref


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Child(Point):
    __slots__ = ("z",)


class WithDict(Point):
    pass


class Single:
    __slots__ = "name"


class Empty:
    __slots__ = ()


def attempt(label, action):
    try:
        print(f"{label}: {action()}")
    except Exception as error:
        print(f"{label}: {type(error).__name__}: {error}")


point, child = Point(1, 2), Child(1, 2)
child.z = 3
attempt("values", lambda: (point.x, point.y, child.x, child.z))
attempt("no __dict__", lambda: point.__dict__)
attempt("no other name", lambda: setattr(point, "other", 1))
attempt("child", lambda: setattr(child, "other", 1))
attempt("a subclass without slots has a dict", lambda: setattr(WithDict(1, 2), "other", 1))
attempt("a string is one name", lambda: (setattr(s := Single(), "name", 5), s.name))
attempt("empty", lambda: setattr(Empty(), "a", 1))
attempt("class attribute of a slot", lambda: type(Point.x).__name__)
attempt("weakref", lambda: weakref.ref(point))
attempt("vars", lambda: vars(point))
attempt("names", lambda: (Point.__slots__, Child.__slots__))
attempt("clash", lambda: type("Bad", (), {"__slots__": ("x",), "x": 1}))
attempt("not a name", lambda: type("Bad", (), {"__slots__": ("1x",)}))
attempt("not a string", lambda: type("Bad", (), {"__slots__": (1,)}))
attempt("two bases with slots", lambda: type("Bad", (Point, Single), {}))
attempt("one empty base", lambda: type("Good", (Point, Empty), {"__slots__": ()})(1, 2).y)
attempt("slots beside int", lambda: type("Bad", (int,), {"__slots__": ("x",)}))
attempt("with __dict__", lambda: setattr(type("D", (), {"__slots__": ("a", "__dict__")})(), "b", 1))
attempt(
    "with __weakref__", lambda: type(weakref.ref(type("W", (), {"__slots__": ("__weakref__",)})())).__name__
)
attempt("duplicate dict slot", lambda: type("Bad", (WithDict,), {"__slots__": ("__dict__",)}))
