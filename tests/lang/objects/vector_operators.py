"""A class with most operators at once: vectors in arithmetic, comparison, containers, formatting, hashing."""

import math


class Vector:
    __slots__ = ("parts",)

    def __init__(self, *parts):
        self.parts = tuple(parts)

    def __add__(self, other):
        if isinstance(other, Vector):
            return Vector(*(a + b for a, b in zip(self.parts, other.parts)))
        if isinstance(other, (int, float)):
            return Vector(*(a + other for a in self.parts))
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return self + -other

    def __neg__(self):
        return Vector(*(-a for a in self.parts))

    def __mul__(self, k):
        return Vector(*(a * k for a in self.parts)) if isinstance(k, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, k):
        return self * (1 / k)

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.parts, other.parts))

    def __abs__(self):
        return math.sqrt(self @ self)

    def __bool__(self):
        return any(self.parts)

    def __eq__(self, other):
        return isinstance(other, Vector) and self.parts == other.parts

    def __lt__(self, other):
        return abs(self) < abs(other)

    def __hash__(self):
        return hash(self.parts)

    def __len__(self):
        return len(self.parts)

    def __getitem__(self, index):
        return Vector(*self.parts[index]) if isinstance(index, slice) else self.parts[index]

    def __iter__(self):
        return iter(self.parts)

    def __contains__(self, part):
        return part in self.parts

    def __reversed__(self):
        return reversed(self.parts)

    def __call__(self, function):
        return Vector(*map(function, self.parts))

    def __round__(self, digits=0):
        return self(lambda a: round(a, digits))

    def __format__(self, spec):
        return "<" + ", ".join(format(a, spec) for a in self.parts) + ">"

    def __repr__(self):
        return f"Vector{self.parts}"


a, b = Vector(1, 2, 3), Vector(4, 5, 6)
print("arithmetic:", a + b, a - b, -a, a * 2, 3 * a, a / 2, a @ b, a + 1, 10 + a, sum([a, b, a]))
print(
    "comparison:",
    a == Vector(1, 2, 3),
    a != b,
    a < b,
    a > b,
    sorted([b, a]),
    max(a, b),
    bool(Vector(0, 0)),
    bool(a),
)
print(
    "container:",
    len(a),
    a[0],
    a[-1],
    a[1:],
    list(a),
    2 in a,
    9 in a,
    [*reversed(a)],
    dict.fromkeys([a, Vector(1, 2, 3)]),
)
print(
    "others:",
    abs(Vector(3, 4)),
    a(lambda x: x * x),
    round(Vector(1.26, 2.74), 1),
    f"{a:.1f} {a:03d} {a}",
    f"{a!r}",
)
a += b
print("augmented:", a)
x, y, z = a
print("unpacked:", x, y, z, hash(Vector(1, 2)) == hash(Vector(1, 2)))
for wrong in (
    lambda: a + "x",
    lambda: a * "x",
    lambda: a * a,
    lambda: a["k"],
    lambda: a[9],
    lambda: a <= b,
    lambda: setattr(a, "other", 1),
    lambda: a @ 5,
    lambda: "x" + a,
):
    try:
        wrong()
    except (TypeError, IndexError, AttributeError) as error:
        print(f"{type(error).__name__}: {error}")
