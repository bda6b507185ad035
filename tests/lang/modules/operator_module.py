"""operator: functions for all operators, itemgetter, attrgetter, methodcaller."""

import operator as op

print(
    "arithmetic:",
    op.add(1, 2),
    op.sub(5, 3),
    op.mul("a", 3),
    op.truediv(7, 2),
    op.floordiv(7, 2),
    op.mod(7, 3),
    op.pow(2, 5),
    op.neg(3),
    op.pos(-3),
    op.abs(-4),
    op.index(True),
)
print("bits:", op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.invert(5), op.lshift(1, 4), op.rshift(16, 2))
print(
    "comparison:",
    op.lt(1, 2),
    op.le(2, 2),
    op.eq("a", "a"),
    op.ne(1, 1.0),
    op.ge(1, 2),
    op.gt("b", "a"),
    op.is_(None, None),
    op.is_not(1, None),
    op.not_([]),
    op.truth("x"),
)
items = [3, 1, 2]
op.setitem(items, 0, 9)
op.delitem(items, 1)
print(
    "containers:",
    items,
    op.getitem(items, 1),
    op.contains(items, 2),
    op.concat([1], [2]),
    op.countOf("banana", "a"),
    op.indexOf("banana", "n"),
    op.length_hint(iter([1, 2])),
)
a = [1]
b = op.iadd(a, [2])
print(
    "in place:", b is a, a, op.iadd(1, 2), op.imul("ab", 2), op.ior({1}, {2}) == {1, 2}, op.iconcat([1], [3])
)
get = op.itemgetter(1)
print(
    "itemgetter:",
    get("abc"),
    op.itemgetter(2, 0)("abc"),
    op.itemgetter("k")({"k": 5}),
    op.itemgetter(slice(1, 3))("abcd"),
    sorted([("a", 2), ("b", 1)], key=get),
    repr(op.itemgetter(1, 2)),
)


class P:
    def __init__(self, n, child=None):
        self.n, self.child = n, child

    def scale(self, k, *, plus=0):
        return self.n * k + plus


p = P(1, P(2, P(3)))
print(
    "attrgetter:",
    op.attrgetter("n")(p),
    op.attrgetter("child.child.n")(p),
    op.attrgetter("n", "child.n")(p),
    repr(op.attrgetter("a.b")),
)
print(
    "methodcaller:",
    op.methodcaller("scale", 5)(p),
    op.methodcaller("scale", 5, plus=1)(p),
    op.methodcaller("upper")("x"),
    repr(op.methodcaller("m", 1, k=2)),
)
print("call:", op.call(lambda *a, **k: (a, k), 1, x=2), op.matmul.__name__, op.add.__doc__ is not None)
for wrong in (
    lambda: op.add(1),
    lambda: op.itemgetter(),
    lambda: op.attrgetter(5),
    lambda: op.methodcaller(5),
    lambda: op.attrgetter("x.y")(p),
    lambda: op.itemgetter(9)("a"),
    lambda: op.indexOf("abc", "z"),
    lambda: op.concat(1, 2),
    lambda: op.methodcaller("nothing")(1),
    lambda: op.index(1.5),
    lambda: op.countOf(5, 1),
    lambda: op.add("a", 1),
    lambda: get("abc", 1),
    lambda: op.methodcaller(),
):
    try:
        print("fine:", wrong())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
