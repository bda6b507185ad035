"""match with class patterns: __match_args__, keywords, built-in types, errors, subclasses, dotted values."""

from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int = 0


class Shape:
    __match_args__ = ("center", "size")

    def __init__(self, center, size):
        self.center, self.size = center, size


class Square(Shape):
    pass


class NoArgs:
    value = 5


def look(subject):
    match subject:
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on the y axis at {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "some point"
        case Square(Point(cx, cy), size=s):
            return f"square {cx} {cy} {s}"
        case Shape(center, 1 | 2 as size):
            return f"small shape {center} {size}"
        case NoArgs(value=v):
            return f"no args {v}"
        case bool(b):
            return f"bool {b}"
        case int(n) | float(n):
            return f"number {n}"
        case str(s) | bytes(s):
            return f"text {s!r}"
        case list([first, *_]) | tuple((first, *_)):
            return f"starts with {first}"
        case dict({"k": v}):
            return f"dict {v}"
        case type(__name__=name):
            return f"class {name}"
    return "nothing"


for subject in (Point(0), Point(0, 5), Point(3, 3), Point(1, 2), Square(Point(1, 2), 3), Shape("c", 2), Shape("c", 3),
                NoArgs(), True, 5, 2.5, "s", b"b", [7, 8], (9,), {"k": "v"}, int, None, []):  # fmt: skip
    print(type(subject).__name__, "->", look(subject))


class BadArgs:
    __match_args__ = ["x"]


class BadName:
    __match_args__ = (1,)


def errors(subject):
    match subject:
        case NoArgs(1):
            pass
        case Point(1, 2, 3):
            pass
        case Point(1, x=1):
            pass
        case BadArgs(1):
            pass
        case BadName(1):
            pass
        case int(1, 2):
            pass


for subject in (NoArgs(), Point(1, 2), BadArgs(), BadName(), 5):
    try:
        errors(subject)
    except TypeError as error:
        print("TypeError:", error)
not_a_class = 5
try:
    match 5:
        case not_a_class():
            pass
except TypeError as error:
    print("TypeError:", error)
