"""sorted(): always a new list, keys, reverse, any iterable, stability with several passes, errors."""

people = [("Ann", 30), ("Bob", 25), ("Cid", 30), ("Dan", 25)]
print("by age, then by name backwards:", sorted(sorted(people, reverse=True), key=lambda p: p[1]))
print("one key for both:", sorted(people, key=lambda p: (-p[1], p[0])))
print(
    "iterables:",
    sorted("bca"),
    sorted({3, 1, 2}),
    sorted({"b": 1, "a": 2}),
    sorted(range(3), reverse=True),
    sorted(x % 3 for x in range(5)),
    sorted(b"cab"),
)
source = [3, 1, 2]
result = sorted(source)
print("the source stays:", source, result, sorted(result) is result)
print(
    "case:",
    sorted(["b", "A", "a", "B"]),
    sorted(["b", "A", "a", "B"], key=str.lower),
    sorted(["b", "A", "a", "B"], key=lambda s: (s.lower(), s)),
)
print("natural:", sorted(["x10", "x9", "x1"], key=lambda s: (s[0], int(s[1:]))))
print(
    "by several things:",
    sorted([(1, 2), (0, 5), (1, 0)], key=sum),
    sorted(["aaa", "b", "cc"], key=len, reverse=True),
)
print("None last:", sorted([3, None, 1], key=lambda x: (x is None, x or 0)))
print("attribute:", [c.imag for c in sorted([2j, 1 + 1j, 3], key=lambda c: c.imag)])
import functools

compare = lambda a, b: (a % 10 > b % 10) - (a % 10 < b % 10) or (a < b) - (a > b)
print("cmp_to_key:", sorted([21, 13, 11, 32, 23], key=functools.cmp_to_key(compare)))
index = sorted(range(len(source)), key=source.__getitem__)
print("argsort:", index, [source[i] for i in index])


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("mixed", lambda: sorted([1, "a"]))
attempt("int", lambda: sorted(5))
attempt("none", lambda: sorted())
attempt("positional key", lambda: sorted([1], len))
attempt("unknown keyword", lambda: sorted([1], cmp=1))
attempt("keyword iterable", lambda: sorted(iterable=[1]))
attempt("dicts", lambda: sorted([{}, {}]))
attempt("one dict", lambda: sorted([{}]))
attempt("reverse None", lambda: sorted([1], reverse=None))
