"""Tuples that were keys, of a class that comes to define how it is hashed or compared."""

from collections import namedtuple

Point = namedtuple("Point", "x y")


class Pair(tuple):
    pass


class Kept(tuple):
    __slots__ = ()


class Own(tuple):
    def __hash__(self):
        return tuple.__hash__(self) ^ 1


def look(name, table, *keys):
    print(name, [table.get(key, "none") for key in keys], [hash(key) == hash(tuple(key)) for key in keys])


p, q, other = Point(1, 2), Point(1, 2), Point(2, 1)
nested = (0, (p, "a"), 1.5)
again = (0, (Point(1, 2), "a"), 1.5)
table = {p: "p", nested: "nested"}
for _ in range(50):
    assert table[q] == "p" and table[again] == "nested" and table[(1, 2)] == "p"
look("named", table, p, q, other, (1, 2), again)
print(p == q, p == (1, 2), nested == again, nested < again, sorted([nested, again, (0, (other, "a"), 1)])[2])

pair, same = Pair((1, 2)), Pair((1, 2))
outer = (pair, 3)
table = {pair: "pair", outer: "outer"}
look("derived", table, pair, same, (same, 3))
Pair.__eq__ = lambda self, other: False
Pair.__hash__ = tuple.__hash__
print("unequal now", pair == same, outer == (same, 3), (same, 3) in table, same in table, pair in table)
del Pair.__eq__
print("equal again", pair == same, outer == (same, 3), (same, 3) in table)
Pair.__hash__ = lambda self: 7
print("another hash", hash(pair), hash(outer) == hash((7, 3)), hash((same, 3)) == hash(outer))
Pair.__hash__ = None
for key in (pair, outer, (0, outer)):
    try:
        print(hash(key))
    except TypeError as error:
        print("error:", error)
del Pair.__hash__
print("back", hash(pair) == hash((1, 2)), hash(outer) == hash(((1, 2), 3)))
Pair.__lt__ = lambda self, other: True
print("order", outer < (same, 2), (same, 2) < outer, sorted([(pair, 1), (same, 0)]))
del Pair.__lt__

kept = Kept((1, 2))
outer = (kept,)
print("before", hash(outer) == hash(((1, 2),)), {outer: 1}.get(((1, 2),)))
kept.__class__ = type("Changed", (tuple,), {"__slots__": (), "__hash__": lambda self: 9})
print("changed class", hash(kept), hash(outer) == hash(((1, 2),)))
own = Own((1, 2))
print("own", hash(own) == hash((1, 2)) ^ 1, own in {(1, 2): 0}, hash((own,)) == hash(((1, 2),)), hash(own) == hash(own))
nan = float("nan")
with_nan = Point(nan, 0)
print("nan", with_nan == with_nan, with_nan == Point(nan, 0), with_nan in {with_nan}, Point(nan, 0) in {with_nan})
deep = ()
for _ in range(500):
    deep = Point(deep, 0)
print("deep", hash(deep) == hash(deep), deep == deep, len({deep, deep}))
