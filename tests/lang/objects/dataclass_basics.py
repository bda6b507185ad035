"""dataclasses: __init__, __repr__, __eq__, defaults, factories, ordering, frozen, post-init, inheritance."""

import dataclasses
from dataclasses import dataclass, field


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False)
    label: str = field(default="p", compare=False)


a, b = Point(1), Point(1, 0, label="other")
a.tags.append("t")
b.tags.append("t")
print("repr:", a, "| eq:", a == b, a == Point(2), a != b, a == 1)
print("factories are fresh:", Point(1).tags, a.tags is not b.tags)
for wrong in (
    lambda: Point(),
    lambda: Point(1, 2, [], "l", 5),
    lambda: Point(z=1),
    lambda: hash(a),
    lambda: a < b,
):
    try:
        wrong()
    except TypeError as error:
        print("TypeError:", error)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0


print(
    "order:", Version(1, 2) < Version(2), sorted([Version(2), Version(1, 5)]), max(Version(1), Version(1, 1))
)
print("frozen is hashable:", len({Version(1), Version(1), Version(2)}))
for action in (lambda v: setattr(v, "major", 5), lambda v: delattr(v, "major")):
    try:
        action(Version(1))
    except dataclasses.FrozenInstanceError as error:
        print("FrozenInstanceError:", error)


@dataclass
class Base:
    a: int
    b: str = "b"


@dataclass
class Child(Base):
    c: float = 1.5
    a: int = 10

    def __post_init__(self):
        self.total = self.a + self.c


print("inherited:", Child(), Child(1, "x", 2.0).total, [f.name for f in dataclasses.fields(Child)])
print(
    "tools:", dataclasses.asdict(Child()), dataclasses.astuple(Child()), dataclasses.replace(Child(), c=9.0)
)
print("is_dataclass:", dataclasses.is_dataclass(Child), dataclasses.is_dataclass(5), Child.__match_args__)
for bases, namespace in (
    ((), {"__annotations__": {"a": int, "b": int}, "a": 1}),
    ((), {"__annotations__": {"a": list}, "a": []}),
):
    try:
        dataclass(type("Bad", bases, namespace))
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
