"""max and min: several arguments, iterables, key, default, ties, mixed types, errors."""

print(
    "max:",
    max(3, 1, 2),
    max([3, 1, 2]),
    max("hello"),
    max({"a": 2, "b": 1}),
    max(1, 2.5, True),
    max([2**70, 2**69]),
    max((1, 2), (1, 3)),
)
print(
    "min:",
    min(3, 1, 2),
    min([3, 1, 2]),
    min("hello"),
    min({"a": 2, "b": 1}),
    min(1, 0.5, False),
    min("b", "a"),
    min([[2], [1, 5]]),
)
print(
    "key:",
    max("aa", "b", "ccc", key=len),
    min([-3, 2, 1], key=abs),
    max({"a": 2, "b": 5}.items(), key=lambda p: p[1]),
    max([1, 2], key=None),
)
print(
    "default:",
    max([], default="none"),
    min((), default=None),
    max([1], default=5),
    min([], key=len, default=0),
)
print(
    "ties keep the first:",
    max([1, 1.0, True]),
    min([1.0, 1]),
    max("b", "a", "B", key=str.lower),
    max([(1, "a"), (1, "b")], key=lambda p: p[0]),
)
nan = float("nan")
print("nan:", max(1, nan), max(nan, 1), min(2, nan), min(nan, 2))
log = []


def key(x):
    log.append(x)
    return -x


print("key runs once for each:", max([3, 1, 2], key=key), log)


class Only:
    def __init__(self, n):
        self.n = n

    def __gt__(self, other):
        return self.n > other.n

    def __lt__(self, other):
        return self.n < other.n


print("objects:", max(Only(1), Only(3), Only(2)).n, min([Only(1), Only(3)]).n)
print("generators:", max(x * x for x in (-3, 2)), min(len(w) for w in ("a", "bb")))


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("empty", lambda: max([]))
attempt("empty min", lambda: min(""))
attempt("no argument", lambda: max())
attempt("int", lambda: max(5))
attempt("mixed", lambda: max(1, "a"))
attempt("mixed min", lambda: min([1, None]))
attempt("default with several", lambda: max(1, 2, default=3))
attempt("unknown keyword", lambda: max([1], cmp=1))
attempt("key not callable", lambda: max([1, 2], key=5))
attempt("key raises", lambda: min([1, 0], key=lambda n: 1 // n))
attempt("complex", lambda: max(1j, 2j))
