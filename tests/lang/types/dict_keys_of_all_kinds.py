"""dict keys: equal across types, tuples, frozensets, None, functions, classes, nan, objects with hash and eq."""

d = {1: "int", True: "bool replaces the value", 1.0: "float too", 1 + 0j: "and complex"}
print("equal numbers are one key:", d, list(map(type, d)))
d = {0: "a", False: "b", -0.0: "c", "": "d", (): "e", None: "f", frozenset(): "g"}
print("falsy keys:", d, d[0.0], d[()], d[frozenset([])])
nan = float("nan")
d = {nan: "first", float("nan"): "second"}
print("nan is found by identity:", len(d), d[nan], float("nan") in d)
print("strings and bytes differ:", {"a": 1, b"a": 2}, len({"é": 1, "e\u0301": 2}))
print("tuples:", {(1, 2): "a"}[(1.0, 2)], {((1,), "x"): 5}[((True,), "x")], {range(3): 1}[range(0, 3, 1)])
print(
    "big numbers:",
    {2**70: "big"}[2.0**70],
    {10**20: 1}[10**20],
    hash(2**61 - 1) == hash(0),
    hash(-1) == hash(-2),
)
print("functions and classes:", {len: "len", int: "int", print: "p"}[len], {type(None): 1}[type(None)])


class Key:
    def __init__(self, n, h):
        self.n, self.h = n, h

    def __hash__(self):
        log.append(f"hash {self.n}")
        return self.h

    def __eq__(self, other):
        log.append(f"eq {self.n} {other.n}")
        return self.n == other.n

    def __repr__(self):
        return f"K{self.n}"


log = []
a, b = Key(1, 7), Key(2, 7)
d = {a: "a", b: "b"}
print("colliding hashes:", d[a], d[Key(2, 7)], log)
log.clear()
print("missing:", d.get(Key(3, 7)), d.get(Key(3, 8)), log)
log.clear()
del d[a]
print("deleted, the other is found:", d[b], d, log)


class Raising:
    def __hash__(self):
        return 7

    def __eq__(self, other):
        raise ValueError("no equality")


d = {Raising(): 1}
for action in (lambda: d[a], lambda: a in d, lambda: d.get(a), lambda: d.__setitem__(a, 1)):
    try:
        action()
    except ValueError as error:
        print("ValueError:", error)


class Mutable:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return self.n == other.n


key = Mutable(1)
d = {key: "v"}
key.n = 2
print("a key that changed is lost:", key in d, Mutable(1) in d, len(d), list(d.values()))
