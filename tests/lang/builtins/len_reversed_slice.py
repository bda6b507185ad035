"""len, reversed and slice as functions."""

print(
    "len:",
    [
        len(x)
        for x in (
            "",
            "é😀",
            [1],
            (),
            {1: 2},
            {1},
            b"ab",
            range(7),
            frozenset(),
            bytearray(3),
            memoryview(b"xyz"),
            {}.keys(),
        )
    ],
)
print(
    "reversed:",
    [
        list(reversed(x))
        for x in (
            "abc",
            [1, 2],
            (1, 2),
            range(3),
            b"ab",
            {"a": 1, "b": 2},
            {"a": 1}.items(),
            bytearray(b"yz"),
        )
    ],
)
r = reversed([1, 2, 3])
print("iterator:", next(r), r.__length_hint__(), iter(r) is r, list(r), list(r))


class Seq:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        print("item", i, end="; ")
        return i


class Own:
    def __reversed__(self):
        return iter("own")


class Refuses:
    __reversed__ = None

    def __len__(self):
        return 0

    def __getitem__(self, i):
        return i


print(list(reversed(Seq())), list(reversed(Own())))
s = slice(1, 10, 3)
print(
    "slice:",
    s,
    s.start,
    s.stop,
    s.step,
    slice(5),
    slice(None),
    slice("a", "b"),
    slice(1, 2) == slice(1, 2),
    "abcdefghijkl"[s],
)
print(
    "indices:",
    s.indices(5),
    slice(None, None, -2).indices(6),
    slice(-3, None).indices(10),
    slice(2**70).indices(4),
    slice(100, -100, -1).indices(3),
)
print("as keys of a dict they are unhashable; in tuples too:", end=" ")
try:
    {s: 1}
except TypeError as error:
    print(error)


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("len of int", lambda: len(5))
attempt("len()", lambda: len())
attempt("len of two", lambda: len([], []))
attempt("reversed of set", lambda: reversed({1}))
attempt("reversed of generator", lambda: reversed(x for x in ()))
attempt("reversed of int", lambda: reversed(5))
attempt("__reversed__ = None", lambda: reversed(Refuses()))
attempt("reversed()", lambda: reversed())
attempt("slice()", lambda: slice())
attempt("slice(1, 2, 3, 4)", lambda: slice(1, 2, 3, 4))
attempt("slice attribute", lambda: setattr(s, "start", 5))
attempt("indices of text", lambda: s.indices("x"))
attempt("indices negative", lambda: s.indices(-1))
attempt("text bounds", lambda: [1][slice("a")])
attempt("keyword", lambda: slice(start=1))
