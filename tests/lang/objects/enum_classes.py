"""enum: members, lookups, aliases, methods, iteration, Flag arithmetic, errors, functional form, auto."""

import enum


class Color(enum.Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def describe(self):
        return f"{self.name} is {self.value}"

    @classmethod
    def default(cls):
        return cls.GREEN


print("members:", list(Color), Color.RED, repr(Color.RED), Color.CRIMSON is Color.RED)
print("lookups:", Color(2), Color["GREEN"], Color.RED.describe(), Color.default())
print("in, len:", Color.RED in Color, len(Color), list(Color.__members__))
print(
    "identity:",
    Color.RED is Color(1),
    Color.RED == 1,
    Color.RED != Color.GREEN,
    {Color.RED: "r"}[Color.CRIMSON],
)
for wrong in (
    lambda: Color(7), lambda: Color["BLUE"], lambda: Color.BLUE, lambda: setattr(Color, "RED", 5),
    lambda: Color.RED < Color.GREEN, lambda: setattr(Color.RED, "value", 3), lambda: exec("class X(Color): pass"),
    lambda: delattr(Color, "RED"),
):  # fmt: skip
    try:
        wrong()
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")


class Number(enum.IntEnum):
    ONE = 1
    TWO = enum.auto()
    THREE = enum.auto()


print(
    "IntEnum:",
    Number.TWO + 1,
    Number.ONE < Number.TWO,
    Number.THREE == 3,
    f"{Number.TWO}",
    sorted(Number, reverse=True),
)


class Perm(enum.Flag):
    R = enum.auto()
    W = enum.auto()
    X = enum.auto()
    RW = R | W


print(
    "Flag:",
    Perm.R | Perm.X,
    Perm.RW & Perm.W,
    ~Perm.R,
    Perm.R in Perm.RW,
    bool(Perm.R & Perm.W),
    list(Perm.RW),
)


class Name(enum.StrEnum):
    FIRST = enum.auto()
    SECOND = "other"


print("StrEnum:", Name.FIRST, Name.SECOND.upper(), Name("other"), Name.FIRST == "first")
Animal = enum.Enum("Animal", "CAT DOG")
print("functional:", list(Animal), Animal.DOG.value)


@enum.unique
class Unique(enum.Enum):
    A = "a"
    B = "b"


try:
    enum.unique(Color)
except ValueError as error:
    print("unique:", error)


class Planet(enum.Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def density(self):
        return round(self.mass / self.radius**3, 4)


print("with data:", Planet.MARS.mass, Planet.EARTH.density, Planet((0.64, 3.39)))
