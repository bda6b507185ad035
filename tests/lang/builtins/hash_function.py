"""hash(): equal things, unhashable things, custom hashes, -1."""


class Custom:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value


print(
    "equal:",
    hash(1) == hash(1.0),
    hash("ab") == hash("a" + "b"),
    hash((1, "a")) == hash((1.0, "a")),
    hash(frozenset([1, 2])) == hash(frozenset([2, 1])),
)
print("small ints are their own:", [hash(n) for n in (0, 1, 5, -2, 2**60)])
print("-1 is reserved:", hash(-1), hash(Custom(-1)), hash(-1.0))
print(
    "big custom hashes are reduced:",
    hash(Custom(2**61)),
    hash(Custom(-(2**64))) == hash(-(2**64)),
    hash(Custom(True)),
)
print(
    "floats:", hash(0.0) == hash(-0.0) == 0, hash(float("inf")), hash(float("-inf")), hash(2.5) == hash(5 / 2)
)
print(
    "stable:",
    all(hash(x) == hash(x) for x in ("text", b"bytes", (1, (2, "x")), None, len, int, 1.5, 2j, range(3))),
)
print(
    "distinct, most likely:",
    len({hash(n) for n in range(1000)}),
    len({hash(f"key{n}") for n in range(1000)}),
    len({hash((n, n + 1)) for n in range(1000)}),
)


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("list", lambda: hash([]))
attempt("dict", lambda: hash({}))
attempt("set", lambda: hash(set()))
attempt("slice", lambda: hash(slice(1)))
attempt("tuple with a list", lambda: hash((1, [2])))
attempt("bytearray", lambda: hash(bytearray()))
attempt("float as hash", lambda: hash(Custom(1.5)))
attempt("None as hash", lambda: hash(Custom(None)))
attempt("raising", lambda: hash(type("R", (), {"__hash__": lambda self: 1 // 0})()))
attempt("__hash__ = None", lambda: hash(type("N", (), {"__hash__": None})()))
attempt("no argument", lambda: hash())
attempt("instance attribute", lambda: (setattr(c := Custom(3), "__hash__", lambda: 9), hash(c))[1])
