# modules: abc, _collections_abc, collections.abc
import abc
import collections.abc
from label import note, show


class Shape(abc.ABC):
    @property
    @abc.abstractmethod
    def area(self):
        ...

    @abc.abstractmethod
    def grow(self):
        ...

    def name(self):
        return "shape"


class Square(Shape):
    area = 4


class Full(Square):
    def grow(self):
        return 2


note("abstract", sorted(Shape.__abstractmethods__), sorted(Square.__abstractmethods__), Full.__abstractmethods__)
show("instance", Shape)
show("instance of one", Square)
note("full", Full().area, Full().grow())
show("as call", lambda: Shape.grow(None))


@Shape.register
class Virtual:
    pass


note("virtual", issubclass(Virtual, Shape), isinstance(Virtual(), Shape), isinstance(3, Shape))
show("cycle", Full.register, Shape)
show("not a class", Shape.register, 3)
show("issubclass", issubclass, 3, Shape)
before = abc.get_cache_token()
Shape.register(int)
note("token", abc.get_cache_token() - before, isinstance(3, Shape), isinstance(True, Shape), isinstance("", Shape))


class Hooked(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return True if hasattr(other, "quack") else NotImplemented


class Duck:
    quack = 1


note("hook", isinstance(Duck(), Hooked), isinstance(1, Hooked))
Shape.grow = lambda self: 1
note("before update", sorted(Shape.__abstractmethods__))
abc.update_abstractmethods(Shape)
note("after update", sorted(Shape.__abstractmethods__))


class Old(abc.ABC):
    @abc.abstractclassmethod
    def a(cls):
        pass

    @abc.abstractstaticmethod
    def b():
        pass

    @abc.abstractproperty
    def c(self):
        pass


note("old", sorted(Old.__abstractmethods__))

values = {
    "int": 1, "str": "s", "list": [], "dict": {}, "set": set(), "frozenset": frozenset(), "generator": (i for i in ""),
    "range": range(3), "bytes": b"", "bytearray": bytearray(), "keys": {}.keys(), "items": {}.items(),
    "values": {}.values(), "function": len, "type": int, "iterator": iter([]), "memoryview": memoryview(b""),
    "tuple": (), "object": object(), "none": None, "reversed": reversed([]),
}
for name, value in values.items():
    note(name, [each for each in collections.abc.__all__ if isinstance(value, getattr(collections.abc, each))])
for each in collections.abc.__all__:
    cls = getattr(collections.abc, each)
    note(each, cls, sorted(cls.__abstractmethods__), [base.__name__ for base in cls.__mro__])
    show(each + " instance", cls)


class Letters(collections.abc.Sequence):
    def __init__(self, text):
        self.text = text

    def __getitem__(self, index):
        return self.text[index]

    def __len__(self):
        return len(self.text)


s = Letters("banana")
note("sequence", list(s), "n" in s, "z" in s, s.count("a"), s.index("n"), s.index("n", 3), s.index("a", -3), list(reversed(s)))
show("index", s.index, "z")


class Items(collections.abc.MutableSequence):
    def __init__(self, *items):
        self.items = list(items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]

    def __len__(self):
        return len(self.items)

    def insert(self, i, v):
        self.items.insert(i, v)


m = Items(1, 2, 3)
m.append(4)
m.extend([5, 6])
m.extend(m)
m.reverse()
m += (7,)
note("mutable sequence", m.items, m.pop(), m.pop(0), m.remove(3), m.items)
m.clear()
note("cleared", m.items)
show("pop", m.pop)


class Bag(collections.abc.MutableSet):
    def __init__(self, items=()):
        self.items = dict.fromkeys(items)

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, x):
        self.items[x] = None

    def discard(self, x):
        self.items.pop(x, None)

    def __repr__(self):
        return f"Bag({list(self.items)})"


a, b = Bag("abc"), Bag("bcd")
note("set", a & b, a | b, a - b, a ^ b, a <= b, a < b, a >= Bag("a"), a > Bag("ab"), a == Bag("cba"), a != b)
note("reflected", {"x"} | a, ["a"] & a, {"a", "z"} - a, a.isdisjoint("xyz"), a.isdisjoint("a"))
note("hash", a._hash() == hash(frozenset("abc")))
a |= b
note("in place", a)
a &= Bag("abd")
note("in place", a)
a ^= "az"
note("in place", a)
a -= "z"
note("in place", a, a.remove("b"), a.pop(), a)
show("remove", a.remove, "q")
show("pop", a.pop)
show("compare", lambda: a < 3)
show("and", lambda: a & 3)


class Map(collections.abc.MutableMapping):
    def __init__(self):
        self.data = {}

    def __getitem__(self, k):
        return self.data[k]

    def __setitem__(self, k, v):
        self.data[k] = v

    def __delitem__(self, k):
        del self.data[k]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return f"Map({self.data})"


m = Map()
m.update({"a": 1}, b=2)
m.update([("c", 3)])
m.update(Map())
note("mapping", m, m.get("a"), m.get("z"), m.get("z", 0), m.setdefault("d", 4), m.setdefault("a"), "a" in m, "q" in m)
note("views", m.keys(), m.items(), m.values(), ("a", 1) in m.items(), 3 in m.values(), m.keys() & {"a"}, m.keys() == set("abcd"))
note("pop", m.pop("a"), m.pop("a", 9), m.popitem(), m == {"c": 3, "d": 4})
show("pop missing", m.pop, "a")
m.clear()
show("popitem", m.popitem)
show("reversed", lambda: reversed(m))
for alias in (collections.abc.Callable[[int, str], bool], collections.abc.Callable[..., int],
              collections.abc.Callable[[], None], collections.abc.Mapping[str, int], collections.abc.Iterable[list[int]]):
    note("alias", alias, alias.__args__, alias.__origin__)
show("callable", lambda: collections.abc.Callable[int])
show("callable", lambda: collections.abc.Callable[int, int])


class Counting(collections.abc.Generator):
    n = 0

    def send(self, value):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n

    def throw(self, *args):
        return super().throw(*args)


g = Counting()
note("generator", list(g), g.close())
show("throw", g.throw, ValueError, "no")


class Coro(collections.abc.Coroutine):
    def send(self, value):
        raise StopIteration(5)

    def throw(self, *args):
        return 1

    def __await__(self):
        yield


show("coroutine close", Coro().close)
