# modules: functools
import functools
from functools import *
from label import note, show

note("reduce", reduce(lambda a, b: a * 10 + b, [1, 2, 3]), reduce(max, [], 5), reduce(min, iter("hello")))
show("reduce", reduce, max, [])
show("reduce", reduce, max, 3)


def f(*args, **kwargs):
    return args, kwargs


p = partial(f, 1, a=2)
note("partial", p(3, b=4), p(a=9), p.args, p.keywords, p.func is f, partial(p, 5, c=6)(7), partial(int, base=2)("101"))
note("repr", partial(max, 1, key=len), partial(partial(max, 1), 2))
show("partial", partial, 3)
p.note = 1
note("dict", p.__dict__, p.__reduce__()[2][1:])


class Cell:
    def set_state(self, state):
        return state

    on = partialmethod(set_state, True)
    off = partialmethod(set_state, state=False)
    shout = partialmethod(str.upper)

    @cached_property
    def value(self):
        "The value."
        print("computing")
        return 42


note("partialmethod", Cell().on(), Cell().off(), repr(Cell.__dict__["on"])[:29])
cell = Cell()
note("cached_property", cell.value, cell.value, cell.__dict__, Cell.value.__doc__)


class Slots:
    __slots__ = ()
    v = cached_property(lambda self: 1)


show("cached_property", lambda: Slots().v)


@wraps(f)
def g():
    pass


note("wraps", g.__name__, g.__wrapped__ is f, g.__qualname__, WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES)
note("cmp_to_key", sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), cmp_to_key(lambda a, b: 0)(1) == cmp_to_key(lambda a, b: 0)(2))
show("cmp_to_key", lambda: cmp_to_key(lambda a, b: 0)(1) < 3)


@lru_cache(maxsize=2)
def square(n):
    print("square", n)
    return n * n


note("lru", square(2), square(3), square(2), square(4), square(2), square(3), square.cache_info(), square.cache_parameters(), square.__name__)
square.cache_clear()
note("cleared", square.cache_info(), square.__wrapped__(5))


@cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


note("cache", fibonacci(80), fibonacci.cache_info())


@lru_cache(typed=True)
def typed(*args, **kwargs):
    return len(args)


typed(1), typed(1.0), typed(1, a=1), typed(a=1), typed(a=1.0), typed(a=1)
note("typed", typed.cache_info(), typed.cache_parameters())


@lru_cache
def plain(x=0):
    return x


plain(), plain(0), plain(x=0), plain(0)
note("plain", plain.cache_info())
none = lru_cache(0)(lambda x: x)
none(1), none(1)
note("none", none.cache_info(), lru_cache(-5)(len).cache_parameters())
show("lru", lru_cache, "x")
show("unhashable", plain, [])


class WithMethod:
    @lru_cache(None)
    def method(self, x):
        return x


note("method", WithMethod().method(3), WithMethod.method.cache_info())


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n if isinstance(other, Version) else NotImplemented


a, b = Version(1), Version(2)
note("total", a < b, a <= b, a > b, a >= b, a <= Version(1), a >= Version(1), b > a, Version.__le__.__doc__)
show("total", lambda: a <= 3)
show("total", total_ordering, type("X", (), {}))
for root in ("__le__", "__gt__", "__ge__"):
    cls = total_ordering(type("T", (int,), {}))
    own = {root: lambda self, other, name=root: getattr(int, name)(self.n, other.n),
           "__init__": Version.__init__, "__eq__": Version.__eq__}
    cls = total_ordering(type("T", (), own))
    note(root, [[cls(x) < cls(y), cls(x) <= cls(y), cls(x) > cls(y), cls(x) >= cls(y)] for x, y in ((1, 2), (2, 2), (3, 2))])


@singledispatch
def kind(x):
    return "object"


@kind.register
def _(x: int):
    return "int"


@kind.register(list)
def _(x):
    return "list"


@kind.register
def _(x: float | str):
    return "float or str"


import collections.abc
kind.register(collections.abc.Mapping, lambda x: "mapping")
kind.register(collections.abc.Sized, lambda x: "sized")
note("singledispatch", kind(1), kind(True), kind([]), kind({}), kind("x"), kind(1.5), kind(set()), kind(None), kind.dispatch(bool) is kind.registry[int])
show("singledispatch", kind)
show("register", kind.register, 3)
show("register", kind.register, 3, len)
show("register", kind.register, len)


def bad(x: "3"):
    pass


show("annotation", kind.register, bad)


class P:
    pass


collections.abc.Iterable.register(P)
kind.register(collections.abc.Iterable, lambda x: "iterable")
kind.register(collections.abc.Container, lambda x: "container")
note("abc", kind(P()))
collections.abc.Container.register(P)
show("ambiguous", kind, P())


class Negator:
    @singledispatchmethod
    def neg(self, x):
        return "?"

    @neg.register
    def _(self, x: int):
        return -x

    @neg.register
    @classmethod
    def _(cls, x: str):
        return cls.__name__


note("singledispatchmethod", Negator().neg(3), Negator().neg("x"), Negator().neg(1.5))
note("all", sorted(functools.__all__))
