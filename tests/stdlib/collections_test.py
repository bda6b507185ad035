# modules: collections, collections.abc
import collections
import collections.abc
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple
from label import note, show

Point = namedtuple("Point", "x y", defaults=[0])
p = Point(1, y=2)
note("namedtuple", p, p.x, p[1], p == (1, 2), Point(5), Point._fields, Point._field_defaults, Point.__match_args__, Point.__doc__)
note("methods", p._asdict(), p._replace(x=9), Point._make([7, 8]), p.__getnewargs__(), Point.__new__.__doc__, Point.x.__doc__, Point.__module__)
note("docs", Point._make.__doc__, Point._replace.__doc__, Point.__repr__.__qualname__)
show("missing", Point)
show("many", Point, 1, 2, 3)
show("unknown", Point, 1, z=2)
show("make", Point._make, [1])
show("replace", p._replace, z=1)
show("set", setattr, p, "x", 3)
show("attribute", setattr, p, "w", 3)
note("rename", namedtuple("R", "a class _b a c", rename=True)._fields, namedtuple("C", "a, b")._fields, namedtuple("E", [])())
for bad in ("a a", "class", "_a", "1x", "a-b"):
    show("bad " + bad, namedtuple, "N", bad)
show("bad name", namedtuple, "1N", "a")
show("defaults", namedtuple, "N", "a", defaults=[1, 2])


class Sub(Point):
    def __repr__(self):
        return "Sub:" + super().__repr__()


note("subclass", Sub(1, 2), Sub(1, 2)._replace(x=3), namedtuple("M", "a", module="mod").__module__)

od = OrderedDict([("a", 1), ("b", 2)], c=3)
note("ordered", od, list(od), od.popitem(last=False), od.popitem(), od, OrderedDict())
od.update(x=1, y=2, z=3)
od.move_to_end("b")
note("move", od)
od.move_to_end("z", last=False)
note("move", od, list(reversed(od)), od.pop("z"), od.pop("z", None), od.setdefault("q", 5), od.setdefault("q"))
note("equal", OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, OrderedDict(a=1) != OrderedDict(a=1))
note("or", od | {"n": 1}, {"n": 1} | od, type({"n": 1} | od).__name__, OrderedDict.fromkeys("ab", 1), od.copy())
od |= {"w": 0}
od["self"] = od
note("loop", od)
show("missing", od.move_to_end, "nothing")
show("pop", od.pop, "nothing")
show("empty", OrderedDict().popitem)
show("arguments", OrderedDict, 1, 2)
show("update", OrderedDict().update, 1, 2)

c = Counter("abracadabra")
note("counter", c, c.most_common(2), c.most_common(), c["zz"], sorted(c.elements()), c.total(), Counter(), Counter(a=2, b=0))
c.update("aaa")
c.subtract({"a": 1, "x": 2})
note("changed", c, +c, -c, c - Counter("aaa"), c + Counter(x=9), c & Counter("abx"), c | Counter(b=100))
d = Counter(a=3)
d += Counter(b=1)
d -= Counter(a=1)
note("in place", d)
d |= Counter(b=7)
d &= Counter(b=5, a=1)
note("in place", d, Counter(a=1) <= Counter(a=1, b=0), Counter(a=1) < Counter(a=2), Counter(a=1) == Counter(a=1, b=0), Counter(a=3) > Counter(a=2), Counter(a=3) >= Counter(a=4))
del d["nothing"]
show("fromkeys", Counter.fromkeys, "ab")
show("compare", lambda: Counter() < 3)
note("not sortable", Counter({1: 2, "a": None}))
note("copy", type(c.copy()).__name__, c.__reduce__()[1] == (dict(c),))

cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
child = cm.new_child({"c": 4}, )
note("chain", cm, cm["a"], cm["b"], len(cm), list(cm), child, child.parents, "b" in cm, bool(ChainMap()), cm.get("z", 0))
cm["b"] = 10
note("chain write", cm, cm.pop("b"), cm, cm | {"q": 1}, {"q": 1} | cm, cm.copy(), ChainMap.fromkeys("ab", 1))
show("chain missing", lambda: cm["z"])
show("chain pop", cm.pop, "b")
show("chain del", cm.__delitem__, "b")
show("chain popitem", ChainMap().popitem)


class Missing(UserDict):
    def __missing__(self, key):
        return key * 2


u = Missing({"a": 1}, b=2)
note("userdict", u, u["zz"], u.copy(), u | {"c": 3}, {"c": 3} | u, "zz" in u, u.get("zz"), UserDict.fromkeys("ab"), len(u))
show("userdict", lambda: UserDict()["x"])
l = UserList([3, 1, 2])
l.sort()
note("userlist", l, l + [4], [0] + l, l * 2, l[1:], l < [9], l == [1, 2, 3], l.index(2), l.copy(), type(l[1:]).__name__)
l += (5,)
l.extend(l)
note("userlist", l, l.pop(), l.count(1), l.reverse(), l)
s = UserString("Hello")
note("userstring", s, s.upper(), s + " you", "I: " + s, s * 2, s[1:3], s.replace("l", "L"), s.center(11, "*"), s.split("l"), "ell" in s, s == "Hello", s.zfill(8), s % (), int(UserString("12")), s.isalpha(), hash(s) == hash("Hello"))
note("userstring", s.encode(), s.find("l"), s.startswith("He"), s.partition("l"), s.join(["a", "b"]), UserString("%d") % 3, s.title().__class__.__name__, s.expandtabs(tabsize=4))
note("native", deque([1, 2], 3), defaultdict(int), collections.__all__)
note("abc", isinstance(deque(), collections.abc.MutableSequence), isinstance(u, collections.abc.MutableMapping), issubclass(Counter, collections.abc.MutableMapping))
show("attribute", lambda: collections.nothing)
from collections import *
note("star", ChainMap)
