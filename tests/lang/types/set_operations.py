"""set and frozenset: operators and methods, mixed types, in-place forms, comparison, errors."""

a, b = {1, 2, 3}, {2, 3, 4}


def s(x):
    return sorted(x) if isinstance(x, (set, frozenset)) else x


print("operators:", s(a & b), s(a | b), s(a - b), s(a ^ b), s(b - a))
print(
    "methods:",
    s(a.union([5], "x" * 0, {6})),
    s(a.intersection(b, [3])),
    s(a.difference([1], [2])),
    s(a.symmetric_difference([1, 9])),
)
print("without arguments:", s(a.union()), s(a.intersection()), s(a.difference()), a.union() is a)
print(
    "tests:",
    a <= b,
    a < a,
    a <= a,
    {2} < a,
    a >= {1},
    a > {1},
    a.isdisjoint([9]),
    a.issubset(range(9)),
    a.issuperset(""),
    a == {3, 2, 1},
    a != b,
)
c = set(a)
c |= {7}
c &= {1, 2, 7}
c -= {1}
c ^= {2, 8}
print("in place:", s(c))
c.update([1, 2], {3})
c.difference_update([1])
c.intersection_update([2, 3, 7])
c.symmetric_difference_update([3, 4])
print("updates:", s(c))
c.add(4)
c.add(10)
c.discard(99)
c.remove(10)
print("add, discard, remove:", s(c), c.copy() == c, c.copy() is c)
single = {5}
print("pop:", single.pop(), single, c.clear(), c)
f = frozenset([1, 2])
print(
    "frozenset:",
    s(f | {3}),
    type(f | {3}).__name__,
    type({3} | f).__name__,
    f == {1, 2},
    hash(f) == hash(frozenset([2, 1])),
    {f: "key"}[frozenset({1, 2})],
)
print(
    "frozenset of itself:",
    frozenset(f) is f,
    f.copy() is f,
    frozenset() == set(),
    repr(frozenset()),
    repr(set()),
    repr(frozenset({1})),
)
print(
    "sets of frozensets:",
    {frozenset({1})} == {frozenset([1])},
    frozenset({1}) in {frozenset({1})},
    {1} in {frozenset({1})},
)
print(
    "made:",
    s(set("hello")),
    set({}),
    s(set({"k": 1})),
    s({*[1, 1, 2]}),
    {True, 1, 1.0},
    len({0.0, -0.0, False, 0j}),
)


def attempt(label, action):
    try:
        print(label, "->", s(action()))
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("| list", lambda: a | [1])
attempt("- dict", lambda: a - {})
attempt("&= list", lambda: a.__iand__([1]))
attempt("< list", lambda: a < [1])
attempt("+", lambda: a + b)
attempt("remove missing", lambda: a.remove(9))
attempt("remove missing tuple", lambda: a.remove((1, 2)))
attempt("pop empty", lambda: set().pop())
attempt("unhashable", lambda: a.add([]))
attempt("unhashable display", lambda: {[]})
attempt("unhashable set", lambda: {set()})
attempt("in with a list", lambda: [] in a)
attempt("hash", lambda: hash(a))
attempt("index", lambda: a[0])
attempt("set of int", lambda: set(5))
attempt("union with int", lambda: a.union(5))
attempt("add two", lambda: a.add(1, 2))
attempt("frozen add", lambda: f.add(1))
attempt("issubset of int", lambda: a.issubset(5))
