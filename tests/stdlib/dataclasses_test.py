# modules: dataclasses, functools
import copy
import dataclasses
import pickle
import typing
from dataclasses import *
from label import note, show


@dataclass
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list, repr=False)
    kind: typing.ClassVar[str] = "item"
    seen: int = field(default=0, init=False, compare=False)


i = Item("a")
note("item", i, Item("a", 2, ["t"]), i == Item("a"), i == Item("b"), i == 3, Item.kind, i.tags, Item.__doc__, Item.__match_args__, Item.__init__.__annotations__)
note("fields", [f.name for f in fields(Item)], fields(i)[1].default, fields(Item)[2].default_factory, is_dataclass(Item), is_dataclass(i), is_dataclass(3))
note("params", Item.__dataclass_params__, Item.__hash__, Item.__init__.__qualname__, Item.__repr__.__qualname__)
note("convert", asdict(Item("a", 1, [i])), astuple(i), replace(i, price=3))
show("missing", Item)
show("many", Item, 1, 2, 3, 4)
show("replace init", replace, i, seen=1)
show("replace unknown", replace, i, zzz=1)
show("asdict", asdict, Item)
show("fields", fields, 3)
show("hash", hash, i)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0


v = Version(1, 2)
note("order", v < Version(2), v >= Version(1, 2), sorted([Version(2), v]), hash(v) == hash((1, 2)), {v: 1}[Version(1, 2)])
show("frozen set", setattr, v, "major", 3)
show("frozen other", setattr, v, "zzz", 3)
show("frozen delete", delattr, v, "major")
show("compare", lambda: v < 3)
note("frozen copy", copy.copy(v), replace(v, minor=9), pickle.loads(pickle.dumps(v)))


@dataclass(slots=True, kw_only=True)
class Slotted:
    x: int
    y: int = 5
    self: int = 0


note("slots", Slotted(x=1), Slotted.__slots__, Slotted.__match_args__, Slotted.__doc__, hasattr(Slotted(x=1), "__dict__"))
show("kw_only", Slotted, 1)


@dataclass(slots=True, frozen=True, weakref_slot=True)
class Both:
    a: int
    b: list = field(default_factory=list)


note("frozen slots", Both(1), pickle.loads(pickle.dumps(Both(2, [3]))), Both.__slots__)


@dataclass
class Base:
    a: int
    _: KW_ONLY
    b: int = 2


@dataclass
class Derived(Base):
    c: int = 3
    a: str = "x"
    d: InitVar[int] = 7
    e: "InitVar[int]" = 8
    f: "typing.ClassVar[int]" = 9

    def __post_init__(self, d, e):
        self.sum = d + e


note("derived", Derived(), Derived("q", 4, 1, b=3), Derived().sum, [f.name for f in fields(Derived)], Derived.__doc__)
show("derived replace", replace, Derived(), a="z")


@dataclass(eq=False, repr=False, init=False)
class Bare:
    x: int = 3


note("bare", Bare().x, Bare() == Bare(), "object at" in repr(Bare()), Bare.__doc__)


@dataclass(unsafe_hash=True)
class Hashed:
    x: int
    y: list = field(hash=False, default_factory=list)


note("hashed", hash(Hashed(3)) == hash((3,)))


@dataclass
class Node:
    value: int
    next: "Node | None" = None


n = Node(1)
n.next = n
note("recursive", n, Node.__doc__)


@dataclass
class Own:
    x: int

    def __repr__(self):
        return "own repr"

    def __eq__(self, other):
        return "own eq"

    def __init__(self):
        self.x = 1


note("own", Own(), Own() == 1, Own.__hash__)
for name, source in {
    "order of defaults": "@dataclass\nclass A:\n x: int = 1\n y: int",
    "mutable": "@dataclass\nclass A:\n x: list = []",
    "no annotation": "@dataclass\nclass A:\n x = field()",
    "both": "field(default=1, default_factory=list)",
    "order without eq": "@dataclass(order=True, eq=False)\nclass A:\n x: int",
    "order overwrite": "@dataclass(order=True)\nclass A:\n x: int\n def __lt__(self, o): pass",
    "hash overwrite": "@dataclass(unsafe_hash=True)\nclass A:\n x: int\n def __hash__(self): pass",
    "frozen overwrite": "@dataclass(frozen=True)\nclass A:\n x: int\n def __setattr__(self, *a): pass",
    "frozen from not": "@dataclass(frozen=True)\nclass A(Item):\n x: int = 1",
    "not from frozen": "@dataclass\nclass A(Version):\n x: int = 1",
    "slots twice": "@dataclass(slots=True)\nclass A:\n __slots__ = ()\n x: int",
    "weakref": "@dataclass(weakref_slot=True)\nclass A:\n x: int",
    "kw twice": "@dataclass\nclass A:\n a: KW_ONLY\n b: KW_ONLY",
    "classvar factory": "@dataclass\nclass A:\n x: typing.ClassVar[int] = field(default_factory=list)",
    "classvar kw": "@dataclass\nclass A:\n x: typing.ClassVar[int] = field(kw_only=True)",
    "positional": "dataclass(Item, True)",
    "parameter": "@dataclass(nothing=1)\nclass A: pass",
}.items():
    show(name, exec, source, globals())

M = make_dataclass("M", ["a", ("b", int), ("c", int, field(default=3))], namespace={"total": lambda self: self.b + self.c}, bases=(Base,), frozen=False)
note("make", M(1, 2, 5), M(1, 2).total(), M.__doc__, M.__annotations__, M.__module__)
for bad in (["a", "a"], ["1"], ["class"], [("a",)], [(1, int)]):
    show("make bad", make_dataclass, "M", bad)
note("reprs", KW_ONLY is dataclasses.KW_ONLY, InitVar[int], InitVar[list[int]], dataclasses._FIELD, repr(field(default=3)).partition("default_factory")[0])
f = fields(Item)[1]
note("field", f.name, f.type, f.default, f.init, f.repr, f.hash, f.compare, f.metadata, f.kw_only, f._field_type)
note("metadata", fields(make_dataclass("X", [("a", int, field(metadata={"u": 1}))]))[0].metadata)
T = typing.NamedTuple("T", [("p", int)])


@dataclass
class Holder:
    x: object


note("nested", asdict(Holder([T(1), {"k": Holder((1, 2))}])), astuple(Holder([T(1), {"k": Holder(2)}])), asdict(Holder(1), dict_factory=list), astuple(Holder(1), tuple_factory=list))
match i:
    case Item(name, price):
        note("matched", name, price)
note("all", dataclasses.__all__)
