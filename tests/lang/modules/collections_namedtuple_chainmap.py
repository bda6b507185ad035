"""collections: namedtuple, ChainMap, UserDict, UserList, UserString."""

from collections import ChainMap, UserDict, UserList, UserString, namedtuple

Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(
    "namedtuple:",
    p,
    p.x,
    p[1],
    p == (1, 2),
    p + (3,),
    tuple(p),
    Point._fields,
    p._asdict(),
    p._replace(y=5),
    Point._make([7, 8]),
)
x, y = p
print("unpacked:", x, y, hash(p) == hash((1, 2)), isinstance(p, tuple), len(p), p._field_defaults)
Config = namedtuple("Config", ["name", "size", "tags"], defaults=[1, ()])
print("defaults:", Config("c"), Config._field_defaults, Config("d", tags=("t",)))
print(
    "rename:",
    namedtuple("R", "a def a _x 1b", rename=True)._fields,
    namedtuple("E", "")(),
    namedtuple("C", "a, b")(1, 2),
)


class Named(namedtuple("Base", "first last")):
    __slots__ = ()

    @property
    def full(self):
        return f"{self.first} {self.last}"


print("subclass:", Named("A", "B").full, Named("A", "B"))
for wrong in (
    lambda: Point(1),
    lambda: Point(1, 2, 3),
    lambda: Point(1, z=2),
    lambda: setattr(p, "x", 5),
    lambda: namedtuple("T", "def"),
    lambda: namedtuple("T", "a a"),
    lambda: namedtuple("T", "_a"),
    lambda: namedtuple("1T", "a"),
    lambda: p._replace(z=1),
    lambda: namedtuple("T", "a", defaults=[1, 2]),
    lambda: Point._make([1]),
):
    try:
        print("fine:", wrong())
    except (TypeError, ValueError, AttributeError) as error:
        print(f"{type(error).__name__}: {error}")
base, top = {"a": 1, "b": 2}, {"b": 20}
m = ChainMap(top, base)
m["c"] = 3
print(
    "ChainMap:", m["a"], m["b"], sorted(m), len(m), top, m.maps, m.get("z"), "a" in m, dict(sorted(m.items()))
)
child = m.new_child({"a": 100})
print("child:", child["a"], child.parents["a"], m["a"])
try:
    del m["a"]
except KeyError as error:
    print("KeyError:", error)


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


u = Upper(a=1)
u.update(b=2)
print(
    "UserDict:",
    u,
    u.data,
    "A" in u,
    UserList([1, 2]) + [3],
    UserList("ab")[0],
    UserString("abc").upper(),
    UserString("a") + "b",
)
