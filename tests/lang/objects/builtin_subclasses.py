"""Subclasses of built-in types: which methods are asked, what type results have, state beside the value."""


class MyList(list):
    def __init__(self, *items, label="none"):
        super().__init__(items)
        self.label = label

    def __len__(self):
        return 100

    def __iter__(self):
        return iter(["own"])


m = MyList(3, 1, 2, label="L")
print(
    "list:",
    m,
    m.label,
    len(m),
    list(m),
    m + [4],
    type(m[:2]).__name__,
    type(m * 2).__name__,
    type(m.copy()).__name__,
)
m.sort()
print("sorted in place:", list.__repr__(m), [*m], m == [1, 2, 3])


class MyStr(str):
    def __new__(cls, value, extra=None):
        self = super().__new__(cls, value)
        self.extra = extra
        return self

    def __str__(self):
        return "own str"

    def __eq__(self, other):
        return "always"

    __hash__ = str.__hash__


s = MyStr("text", extra=5)
print(
    "str:",
    s,
    s.extra,
    s.upper(),
    type(s.upper()).__name__,
    s + "!",
    f"{s}",
    f"{s:>8}",
    "%s" % s,
    repr(s),
    s == 1,
)
print("as a key:", {"text": 1}.get(s), len(s), "-".join([s, s]))


class MyDict(dict):
    def __getitem__(self, key):
        return f"own {key}"

    def __contains__(self, key):
        return True


d = MyDict(a=1)
print(
    "dict:", d["x"], d.get("a"), d.get("zz"), "zz" in d, d, {**d}, dict(d), "%(a)s" % d, "{a}".format_map(d)
)


class MyTuple(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)


t = MyTuple(1, 2)
print("tuple:", t, type(t + t).__name__, type(t[:1]).__name__, t == (1, 2), hash(t) == hash((1, 2)))


class MyFloat(float):
    def __repr__(self):
        return "own float"


class MyBytes(bytes):
    pass


f = MyFloat(1.5)
print("float:", f, [f], f + 1, type(-f).__name__, f"{f:.2f}", round(f), MyFloat("2.5").real)
print("bytes:", MyBytes(b"ab"), type(MyBytes(b"ab")[:1]).__name__, MyBytes([65, 66]))


class MySet(set):
    pass


print(
    "set:",
    type(MySet({1}) | {2}).__name__,
    type({1} | MySet({2})).__name__,
    type(MySet([1]).copy()).__name__,
    MySet([3]),
)
for kind in (bool, type(None), type(...), type(NotImplemented), range, slice, type(len), type(lambda: 0)):
    try:
        type("Sub", (kind,), {})
    except TypeError as error:
        print("TypeError:", error)
