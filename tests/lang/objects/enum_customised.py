"""enum: _missing_, _generate_next_value_, mixed-in types, __new__, nested members, hashing, pickling names."""

import enum


class Level(enum.Enum):
    LOW = 1
    HIGH = 10

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, int):
            return cls.LOW if value < 5 else cls.HIGH
        return None


print("_missing_:", Level(3), Level(7), Level(10))
try:
    Level("x")
except ValueError as error:
    print("ValueError:", error)


class Ordinal(enum.Enum):
    def _generate_next_value_(name, start, count, last_values):
        return f"{name.lower()}{count}"

    A = enum.auto()
    B = enum.auto()


print("_generate_next_value_:", [m.value for m in Ordinal])


class Text(str, enum.Enum):
    X = "ex"
    Y = "why"


print(
    "str mixin:",
    Text.X + "!",
    Text.X == "ex",
    Text.Y.upper(),
    str(Text.X),
    f"{Text.X}",
    isinstance(Text.X, str),
)


class Coordinate(bytes, enum.Enum):
    def __new__(cls, value, label):
        member = bytes.__new__(cls, [value])
        member._value_ = value
        member.label = label
        return member

    PX = (1, "P.X")
    PY = (2, "P.Y")


print("__new__:", Coordinate(1), Coordinate.PY.label, bytes(Coordinate.PX), Coordinate.PX.value)


class Flags(enum.IntFlag):
    A = 1
    B = 2
    C = 4


print("IntFlag:", Flags.A | 8, Flags(3), Flags.A + Flags.B, Flags.A | Flags.C, repr(~Flags.A), Flags(0))
print("members as keys:", sorted({m.name: m for m in Flags}), hash(Level.LOW) == hash(Level(1)))


class Base(enum.Enum):
    def method(self):
        return f"inherited {self.name}"


class Derived(Base):
    ONE = 1


print("memberless base:", Derived.ONE.method(), issubclass(Derived, Base), isinstance(Derived.ONE, Base))


class Nonmember(enum.Enum):
    A = 1
    helper = enum.nonmember(5)

    @enum.member
    def action():
        return "acted"


print("member and nonmember:", [m.name for m in Nonmember], Nonmember.helper, Nonmember.action.value())
