"""collections: defaultdict and OrderedDict."""

from collections import OrderedDict, defaultdict

d = defaultdict(list)
d["a"].append(1)
d["a"].append(2)
d["b"]
print("defaultdict:", d, d.get("c"), "c" in d, dict(d), len(d))
counts = defaultdict(int)
for c in "hello":
    counts[c] += 1
print("counting:", dict(counts))
tree = lambda: defaultdict(tree)
t = tree()
t["x"]["y"]["z"] = 1
print("tree:", t["x"]["y"]["z"], list(t["x"]))
d.default_factory = None
try:
    d["missing"]
except KeyError as error:
    print("KeyError:", error)
print(
    "made:",
    defaultdict(),
    defaultdict(int, a=1),
    defaultdict(None, {"k": 1}),
    defaultdict(int, [("x", 5)]) | {"y": 2},
    d.copy() == d,
    type(d.copy()).__name__,
)
failing = defaultdict(lambda: 1 // 0)
try:
    failing["k"]
except ZeroDivisionError as error:
    print("factory raises:", error, dict(failing))
for wrong in (lambda: defaultdict(5), lambda: defaultdict(int, 5), lambda: defaultdict([1])):
    try:
        wrong()
    except TypeError as error:
        print("TypeError:", error)
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
o.move_to_end("c", last=False)
print("OrderedDict:", o, list(reversed(o)), o.popitem(), o.popitem(last=False), o)
print(
    "equality looks at order:",
    OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1),
    OrderedDict(a=1, b=2) == {"b": 2, "a": 1},
)
o = OrderedDict.fromkeys("xyz")
o["x"] = 1
del o["y"]
o["y"] = 2
print(
    "order:",
    list(o.items()),
    o | {"z": 5},
    OrderedDict([("k", 1)]).setdefault("k", 2),
    o.copy() == o,
    list(o.values()),
)
for wrong in (
    lambda: o.move_to_end("q"),
    lambda: OrderedDict().popitem(),
    lambda: o.pop("q"),
    lambda: OrderedDict([1]),
):
    try:
        wrong()
    except (KeyError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
