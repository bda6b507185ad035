"""tuple: construction, methods, comparison, hashing, slices, immutability, nesting, unpacking."""

t = (1, "two", 3.0, None, 1)
print(
    "items:", t[0], t[-1], t[1:3], t[::-1], t[::2], len(t), t.count(1), t.index("two"), t.index(1, 1), 3 in t
)
print(
    "made:",
    tuple(),
    tuple("ab"),
    tuple([1, 2]),
    tuple({"k": 1}),
    tuple(x for x in "c"),
    (),
    (1,),
    1,
    (1, 2),
    (((1,),),),
)
print("operators:", (1,) + (2,), (1, 2) * 2, 0 * (1,), (1, 2) == (1.0, 2.0), (1,) == [1], () == ())
print(
    "order:",
    (1, 2) < (1, 3),
    (1,) < (1, 0),
    () < (0,),
    (2,) > (1, 9),
    ("a", 1) < ("b",),
    (1, (2, 3)) < (1, (2, 4)),
)
print(
    "hash:",
    hash((1, 2)) == hash((1.0, 2.0)),
    hash(()) == hash(()),
    {(1, 2): "pair"}[(1, 2)],
    hash((1, (2, 3))) == hash((1, (2, 3))),
)
print("identity:", tuple(t) is t, t[:] is t, (lambda *a: a)(*t) == t)
print("truth:", bool(()), bool((0,)), bool(((),)))


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("assign", lambda: t.__setitem__(0, 1))
attempt("index missing", lambda: t.index("nothing"))
attempt("index bounds", lambda: t.index("two", 2))
attempt("out of range", lambda: t[9])
attempt("wrong index", lambda: t["x"])
attempt("plus list", lambda: (1,) + [2])
attempt("times tuple", lambda: (1,) * (2,))
attempt("compare list", lambda: (1,) < [2])
attempt("hash of a list inside", lambda: hash((1, [2])))
attempt("tuple of int", lambda: tuple(5))
attempt("tuple of two", lambda: tuple([1], [2]))
attempt("append", lambda: t.append(1))
attempt("count nothing", lambda: t.count())
attempt("keyword", lambda: tuple(iterable=[1]))
inner = []
u = (inner, 1)
inner.append(2)
print("mutable inside:", u)
u[0].append(3)
print("through the tuple:", u, u == ([2, 3], 1))
big = tuple(range(1000))
print("big:", big[999], big[500:503], sum(big), big.index(777), hash(big) == hash(tuple(range(1000))))
