"""collections.Counter: counting, arithmetic, most_common, missing keys, negative counts, update and subtract."""

from collections import Counter

c = Counter("abracadabra")
print("counts:", c, c["a"], c["z"], "z" in c, len(c), c.total())
print("most common:", c.most_common(2), c.most_common(), c.most_common(0))
print("elements:", sorted(c.elements()), list(Counter(a=2, b=0, c=-1).elements()))
c.update("aab")
c.update({"z": 5})
c.subtract("abcz")
print("updated:", c)
c["new"] += 1
del c["nothing"], c["z"]
print("changed:", c["new"], "z" in c)
a, b = Counter(a=3, b=1), Counter(a=1, b=2, c=1)
print("arithmetic:", a + b, a - b, a & b, a | b, +Counter(a=1, b=-1), -Counter(a=1, b=-1))
print("comparison:", a == Counter(b=1, a=3), a <= b, Counter(a=1) < a, Counter(a=0) == Counter(), a != b)
a += b
a -= Counter(a=10)
print("in place:", a)
a |= Counter(q=2)
print("union:", a)
print(
    "made:",
    Counter(),
    Counter([1, 1, 2]),
    Counter({"x": 2}),
    Counter(x=1, y=2),
    Counter(c for c in "hello").most_common(1),
)
print(
    "dict methods:",
    Counter("ab").get("z"),
    dict(Counter("aab")),
    sorted(Counter("ba").items()),
    Counter("aab").pop("a"),
    Counter("aab").copy() == Counter("aba"),
)
print("repr of mixed:", repr(Counter({"a": 1, "b": 3, "c": 2})), str(Counter()))
words = "the cat and the hat and the bat".split()
print("words:", Counter(words).most_common(3), Counter(map(len, words)))
for wrong in (
    lambda: Counter(5),
    lambda: Counter("a", "b"),
    lambda: Counter.fromkeys("ab"),
    lambda: Counter("a") + {"a": 1},
    lambda: Counter("a").most_common("x"),
):
    try:
        print("fine:", wrong())
    except (TypeError, NotImplementedError) as error:
        print(f"{type(error).__name__}: {error}")
