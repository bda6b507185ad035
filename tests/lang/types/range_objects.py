"""range: length, index, membership, slices, equality, hash, reversed, huge ranges, errors."""

for r in (
    range(5),
    range(2, 8),
    range(0, 10, 3),
    range(10, 0, -3),
    range(5, 0),
    range(0),
    range(-3, 3, 2),
    range(3, 3),
):
    print(r, list(r), len(r), list(reversed(r)), r.start, r.stop, r.step, bool(r))
r = range(0, 20, 3)
print(
    "index:",
    r[0],
    r[-1],
    r[2],
    r.index(9),
    r.count(9),
    r.count(10),
    9 in r,
    10 in r,
    9.0 in r,
    "9" in r,
    True in range(2),
)
print("slices:", r[1:4], r[::-1], r[::2], r[5:1:-2], r[10:], r[:-1], r[-3:][::-1])
print(
    "equality:",
    range(0, 3, 2) == range(0, 4, 2),
    range(0) == range(5, 5),
    range(3) == [0, 1, 2],
    range(1) == range(0, 1, 9),
    range(2) != range(3),
)
print(
    "hash:",
    hash(range(0, 3, 2)) == hash(range(0, 4, 2)),
    hash(range(0)) == hash(range(2, 1)),
    {range(3): "r"}[range(0, 3)],
)
huge = range(-(10**30), 10**30, 10**28)
print(
    "huge:",
    huge[0],
    huge[-1],
    huge[100],
    10**29 in huge,
    5 in huge,
    list(huge[:2]),
    huge[50:52],
    huge.index(0),
)
print(
    "huge lengths:",
    len(range(2**62)),
    range(2**63)[-1],
    range(0, 2**100, 2**98)[3],
    sum(1 for _ in range(2**64, 2**64 + 3)),
)
print(
    "bools and indices:",
    range(True),
    range(False, 3),
    list(range(*[1, 4])),
    min(range(5, 9)),
    max(range(5, 9)),
    sum(range(101)),
)


class I:
    def __index__(self):
        return 3


print("__index__:", range(I()), range(1, I()), range(5)[I()], I() in range(5))
for action in (
    lambda: range(), lambda: range(1, 2, 3, 4), lambda: range(1.0), lambda: range("5"), lambda: range(0, 5, 0), lambda: r[7], lambda: r[-8],
    lambda: r["x"], lambda: r.index(10), lambda: r.index("x"), lambda: len(range(2**64)), lambda: range(3) + range(3), lambda: range(3) < range(4),
    lambda: setattr(r, "start", 1), lambda: range(None), lambda: range(1, step=2), lambda: r.__setitem__(0, 1), lambda: iter(r).send(1),
):  # fmt: skip
    try:
        print("fine:", action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
iterator = iter(range(3))
print("iterator:", next(iterator), iterator.__length_hint__(), list(iterator), next(iterator, "end"))
