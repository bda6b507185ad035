"""Attributes of instances, classes and modules: loading, storing, calling."""

import sys


class Point:
    unit = "m"

    def __init__(self, x, y):
        self.x = x
        self.y = y

    @property
    def length(self):
        return self.x + self.y

    @staticmethod
    def origin():
        return 0

    @classmethod
    def named(cls):
        return cls

    def moved(self):
        return self.x


class Point3(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z

    def moved(self):
        return super().moved()


class Slotted:
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value


def load_x(points):
    for point in points:
        point.x


def load_others(point, slotted):
    for _ in range(100):
        slotted.value
        sys.path
        Point.unit
        point.unit
        point.length


def store_x(points):
    for point in points:
        point.x = 1


def call_methods(points):
    for point in points:
        point.moved()


def call_others(point):
    for _ in range(100):
        sys.getrecursionlimit()
        Point.named()
        point.origin()
        point.action()


points = [Point(n, n) for n in range(100)]
deeper = [Point3(n, n, n) for n in range(100)]
both = [point for pair in zip(points, deeper) for point in pair]
for some in (points, both):
    load_x(some)
    store_x(some)
    call_methods(some)
load_others(points[0], Slotted(1))
points[0].action = len.__call__ if False else (lambda: None)
call_others(points[0])


def load_any(shapes):
    for shape in shapes:
        shape.side


def store_any(shapes):
    for shape in shapes:
        shape.side = 2


def call_any(shapes):
    for shape in shapes:
        shape.moved()


class Shape:
    def __init__(self, side):
        self.side = side

    def moved(self):
        return self


kinds = [type(f"Shape{number}", (Shape,), {}) for number in range(6)]
shapes = [kind(1) for _ in range(120) for kind in kinds]
load_any(shapes)
store_any(shapes)
call_any(shapes)
def load_field(triple):
    for _ in range(100):
        triple.y


from collections import namedtuple

load_field(namedtuple("Triple", "x y z")(1, 2, 3))
