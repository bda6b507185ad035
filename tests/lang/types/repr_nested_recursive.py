"""repr of nested and recursive containers, empty ones, one-element tuples, strings inside, depth limits."""

from collections import OrderedDict, defaultdict, deque

print("nested:", [1, (2,), {3: {4}}, frozenset({5}), "s", b"b", None, ..., 1.0, 2j])
print("empty:", [], (), {}, set(), frozenset(), "", b"", bytearray(), range(0), deque(), OrderedDict())
print("strings:", ["a'b", 'a"b', "a\nb", "é", "\x00", "\\"], {"k": "v"}, ("'",))
a = [1]
a.append(a)
print("list in itself:", a, [a], str(a))
d = {"k": 1}
d["self"] = d
print("dict in itself:", d, d.items())
t = ([],)
t[0].append(t)
print("tuple in itself:", t, t[0])
x, y = [], []
x.append(y)
y.append(x)
print("two in each other:", x, y)
q = deque([1])
q.append(q)
print("deque:", q)
dd = defaultdict(list)
dd["me"] = dd
print("defaultdict:", repr(dd).count("..."))
od = OrderedDict(a=1)
od["me"] = od
print("OrderedDict:", od)
shared = [0]
print("shared is not recursive:", [shared, shared], {"a": shared, "b": shared})


class R:
    def __init__(self, inside):
        self.inside = inside

    def __repr__(self):
        return f"R({self.inside!r})"


r = R([1])
r.inside.append(r)
try:
    repr(r)
except RecursionError as error:
    print("our own repr has no guard:", type(error).__name__)
print(
    "subclasses:",
    type("L", (list,), {})([1, 2]),
    type("D", (dict,), {})(a=1),
    type("S", (set,), {})([1]),
    type("T", (tuple,), {})((1,)),
)


class Failing:
    def __repr__(self):
        raise ValueError("no repr")


for container in ([Failing()], (Failing(),), {1: Failing()}, {Failing(): 1}):
    try:
        repr(container)
    except ValueError as error:
        print("ValueError:", error)
print("and again, the guard is released:", a, d)
deep = []
for _ in range(100):
    deep = [deep]
print("deep:", repr(deep) == "[" * 101 + "]" * 101)
