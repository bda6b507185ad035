# modules: enum, types
import enum
import pickle
import warnings
from enum import *
from label import note, show

warnings.simplefilter("ignore")


class Color(Enum):
    "Colours."
    RED = 1
    GREEN = auto()
    BLUE = "b"
    CRIMSON = 1
    LIST = [1]

    def shout(self):
        return self.name + "!"

    @classmethod
    def first(cls):
        return cls.RED

    @enum.property
    def lower(self):
        return self._name_.lower()


note("enum", Color, Color.RED, str(Color.RED), f"{Color.RED:>12}", list(Color), len(Color), list(Color.__members__), Color.__doc__)
note("lookup", Color(1), Color("b"), Color["GREEN"], Color([1]), Color.CRIMSON is Color.RED, Color.RED.shout(), Color.first(), Color.RED.lower)
note("attributes", Color.RED.name, Color.RED.value, Color.GREEN.value, hash(Color.RED) == hash("RED"), Color.RED.BLUE, bool(Color), list(reversed(Color)))
note("contains", Color.RED in Color, isinstance(Color.RED, Color), type(Color), Color.RED == 1, Color.RED in {Color.RED: 1})
note("dir", dir(Color), dir(Color.RED))
note("pickle", pickle.loads(pickle.dumps(Color.RED)) is Color.RED, Color.RED.__reduce_ex__(2)[1])
show("bad value", Color, 99)
show("bad name", lambda: Color["X"])
show("bad attribute", lambda: Color.X)
show("set", setattr, Color, "RED", 2)
show("delete", delattr, Color, "RED")
show("set value", setattr, Color.RED, "value", 2)
show("in", lambda: 1 in Color)
show("extend", lambda: type(Color)("More", (Color,), type(Color).__prepare__("More", (Color,))))
show("order", lambda: Color.RED < Color.BLUE)
show("twice", lambda: exec("class A(Enum):\n x = 1\n x = 2", globals()))
show("sunder", lambda: exec("class A(Enum):\n _x_ = 1", globals()))
show("mro", lambda: exec("class A(Enum):\n mro = 1", globals()))
show("_order_", lambda: exec("class A(Enum):\n _order_ = 'b a'\n a = 1\n b = 2", globals()))
show("base", lambda: exec("class A(Enum, int):\n b = 2", globals()))


class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius


note("init", Planet.EARTH, Planet.MARS.radius)


class Coordinate(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        return obj

    PX = (0, "P.X")
    PY = (1, "P.Y")


note("new", str(Coordinate.PX), Coordinate.PY.label, Coordinate(1) is Coordinate.PY, Coordinate.PX == b"\0")


class Named(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return f"{name}:{count}:{last_values}"

    ONE = auto()
    TWO = auto()

    @classmethod
    def _missing_(cls, value):
        return {"one": cls.ONE, "bad": 3}.get(value)


note("generate", list(Named), Named("one"))
show("missing", Named, "two")
show("missing bad", Named, "bad")


class Number(IntEnum):
    A = 1
    B = 2


note("int", Number.A, str(Number.A), f"{Number.B:03d}", Number.A + 1, Number.A < Number.B, Number.A == 1, sorted([Number.B, Number.A]), [10, 20][Number.A], Number(2), "%d %s" % (Number.A, Number.A))


class Word(StrEnum):
    HELLO = auto()
    BYE = "goodbye"


note("str", Word.HELLO, str(Word.BYE), f"{Word.BYE!r:}", Word.BYE.upper(), Word("hello"), Word.HELLO == "hello")
show("str bad", lambda: exec("class A(StrEnum):\n a = 1", globals()))


class Perm(Flag):
    R = auto()
    W = auto()
    X = 8
    RW = 3
    NONE = 0


note("flag", Perm, Perm.R | Perm.X, Perm.R & Perm.W, ~Perm.R, Perm.RW ^ Perm.R, Perm.R in Perm.RW, list(Perm.RW), len(Perm.RW), bool(Perm.NONE), list(Perm), Perm(9), Perm(0), str(Perm.R | Perm.X), (Perm.R | Perm.X).name, (Perm.R | Perm.W) is Perm.RW)
note("flag conform", Perm(16), Perm(-1), Perm(12), Perm._flag_mask_, Perm._boundary_)
show("flag in", lambda: 1 in Perm.R)
show("flag or", lambda: Perm.R | 1)
show("flag bad", Perm, "x")


class Bits(IntFlag):
    A = 1
    B = 2
    C = 8


note("intflag", Bits.A | Bits.B, Bits.A | 4, Bits(100), ~Bits.A, Bits.A + 1, Bits.A | Bits.C | 32, str(Bits.A | Bits.B), Bits(-1), 1 | Bits.B, Bits.A & 3, -Bits.A, Bits(0), f"{Bits.A | Bits.B:>4}", Bits.B in Bits(3))


class Strict(Flag, boundary=STRICT):
    A = 1
    C = 4


class Eject(IntFlag, boundary=EJECT):
    A = 1
    C = 4


show("strict", Strict, 2)
show("strict", Strict, 9)
note("eject", Eject(2), type(Eject(2)), Eject(5))


@unique
class Fine(Enum):
    A = 1
    B = 2


show("unique", unique, Color)
show("verify unique", verify(UNIQUE), Color)
show("verify continuous", verify(CONTINUOUS), Enum("Gap", {"A": 1, "B": 5}))
show("verify continuous flag", verify(CONTINUOUS), Bits)
show("verify named", verify(NAMED_FLAGS), Flag("Holes", {"A": 1, "B": 7}))
show("verify fine", verify(UNIQUE, CONTINUOUS), Fine)

note("functional", list(Enum("Animal", "ANT BEE, CAT")), list(Enum("E", ["a", "b"], start=5)), list(Enum("E", [("x", 1), ("y", 4)])), list(IntEnum("I", {"p": 3})), Enum("M", "a", module="mod", qualname="Outer.M").__qualname__, list(Flag("F", "a b c")), Enum("T", {"a": "x"}, type=str).a)


class Members(Enum):
    f = member(lambda self: 1)
    n = nonmember(5)
    _ignore_ = ["i"]
    i = 3
    __private = 4

    class Inner:
        pass


note("members", [m.name for m in Members], Members.n, hasattr(Members, "i"), Members._Members__private)


class Doubled(Enum):
    name = "n"
    value = "v"


note("named name", list(Doubled.__members__), Doubled.name.name)
note("reprs", auto(), auto(3), STRICT, repr(STRICT), UNIQUE, EnumCheck.CONTINUOUS.name, enum.show_flag_values(11), enum.bin(10), enum.bin(~10), enum.bin(5, 8))


class Mixed(float, Enum):
    PI = 3.14


note("mixed", Mixed.PI, str(Mixed.PI), f"{Mixed.PI:>10}", Mixed.PI * 2)


class Sub(Enum):
    @classmethod
    def __init_subclass__(cls, **kwds):
        super().__init_subclass__(**kwds)
        print("subclass", cls, list(cls))


class SubSub(Sub):
    A = 1


class Descriptor:
    def __set_name__(self, owner, name):
        print("set name", owner, name)

    def __get__(self, instance, owner=None):
        return "described"


class HasDescriptor(Enum):
    A = 1
    d = Descriptor()


note("descriptor", HasDescriptor.A.d, list(HasDescriptor))


@global_enum
class Glob(Enum):
    G1 = 1


note("global", G1, str(G1), global_enum_repr(Color.RED))


@global_enum
class GlobFlag(IntFlag):
    GA = 1
    GB = 2


note("global flag", GA, GA | GB, GA | 8, str(GA | GB), GlobFlag(0))
Data = enum._simple_enum(IntEnum)(type("Data", (), {"a": 1, "b": 2, "__module__": __name__}))
note("simple", list(Data), Data.a + 1)
show("auto order", lambda: exec("class A(Enum):\n a = auto()\n def _generate_next_value_(*a): return 1", globals()))
match Number.A:
    case Number.B:
        print("wrong")
    case Number.A:
        print("matched")
note("all", enum.__all__)
