# modules: operator
import operator
from label import note, show

note("all", sorted(operator.__all__))
for name in ("lt le eq ne ge gt add and_ floordiv lshift mod mul or_ pow rshift sub truediv xor iadd iand ifloordiv "
             "ilshift imod imul ior ipow irshift isub itruediv ixor is_ is_not").split():
    f = getattr(operator, name)
    note(name, f(13, 3), f.__name__, getattr(operator, "__" + name.rstrip("_") + "__", f) is f)
note("unary", operator.neg(1), operator.pos(-1), operator.inv(5), operator.invert(5), operator.not_(0), operator.truth([]), operator.abs(-2))
items = [1, 2, 3, 2]
note("items", operator.getitem(items, 1), operator.setitem(items, 0, 9), items, operator.delitem(items, 0), items)
note("sequences", operator.concat([1], [2]), operator.iconcat([1], (2,)), operator.contains("abc", "b"), operator.countOf(items, 2), operator.indexOf(items, 3))
show("indexOf", operator.indexOf, items, 42)
show("concat", operator.concat, 1, 2)
show("iconcat", operator.iconcat, 1, 2)
note("index", operator.index(5))
show("index", operator.index, 1.5)
show("matmul", operator.matmul, 1, 2)


class Hint:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        return self.hint


note("hint", operator.length_hint([1, 2]), operator.length_hint(Hint(7)), operator.length_hint(3, 8), operator.length_hint(Hint(NotImplemented), 4))
show("hint", operator.length_hint, Hint(-1))
show("hint", operator.length_hint, Hint("x"))
show("hint", operator.length_hint, 3, "x")
note("call", operator.call(max, 1, 5), operator.call(dict, a=1))
note("getters", operator.itemgetter(1)("abc"), operator.itemgetter(2, 0, slice(1))("abc"), operator.attrgetter("real")(3), operator.attrgetter("real", "imag.real")(3))
note("reprs", operator.itemgetter(1, "a"), operator.attrgetter("a.b", "c"), operator.methodcaller("split", ",", maxsplit=1))
note("methodcaller", operator.methodcaller("split", ",", maxsplit=1)("a,b,c"), operator.methodcaller("upper")("x"))
show("attrgetter", operator.attrgetter, 3)
show("methodcaller", operator.methodcaller, 3)
show("itemgetter", operator.itemgetter(5), [1])
show("attrgetter", operator.attrgetter("real.nothing"), 3)
note("reduce", operator.itemgetter(1, 2).__reduce__()[1], operator.attrgetter("a").__reduce__()[1], operator.methodcaller("a", 1).__reduce__()[1])
