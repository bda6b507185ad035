"""dataclasses: kw_only, slots, InitVar, ClassVar, eq and hash options, make_dataclass, match, recursion in repr."""

import dataclasses
from dataclasses import KW_ONLY, InitVar, dataclass, field
from typing import ClassVar


@dataclass
class Options:
    count: ClassVar[int] = 0
    name: str
    _: KW_ONLY
    size: int = 1
    scale: InitVar[int] = 2
    area: int = field(init=False)

    def __post_init__(self, scale):
        self.area = self.size * scale
        Options.count += 1


print("mixed:", Options("n"), Options("m", size=3, scale=10).area, Options.count)
try:
    Options("n", 5)
except TypeError as error:
    print("TypeError:", error)


@dataclass(slots=True)
class Slotted:
    x: int = 0
    y: int = 0


s = Slotted(1)
print("slots:", s, Slotted.__slots__, hasattr(s, "__dict__"))
try:
    s.z = 1
except AttributeError as error:
    print("AttributeError:", error)


@dataclass(eq=False)
class Identity:
    x: int


print("eq=False:", Identity(1) == Identity(1), hash(Identity(1)) is not None)


@dataclass(unsafe_hash=True)
class Hashed:
    x: int
    y: list = field(default_factory=list, hash=False)


print("unsafe_hash:", hash(Hashed(1)) == hash(Hashed(1, [2])))


@dataclass(repr=False, kw_only=True)
class Quiet:
    x: int


print("kw_only:", Quiet(x=1).x, "Quiet object" in repr(Quiet(x=1)))
Made = dataclasses.make_dataclass(
    "Made", ["a", ("b", int), ("c", int, field(default=5))], namespace={"sum": lambda s: s.b + s.c}
)
print("make_dataclass:", Made(1, 2), Made(1, 2).sum())
match Made(1, 2, 3):
    case Made(a, b, c=3):
        print("match:", a, b)


@dataclass
class Tree:
    children: list


tree = Tree([])
tree.children.append(tree)
print("recursive repr:", tree)
print(
    "field:",
    dataclasses.fields(Slotted)[0].name,
    dataclasses.fields(Slotted)[0].default,
    dataclasses.MISSING is not None,
)
