# modules: weakref
import gc
import weakref
from label import note, show


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Thing({self.name})"

    def method(self):
        return self.name


def collect():
    gc.collect()


a, b, c = Thing("a"), Thing("b"), Thing("c")
d = weakref.WeakValueDictionary({"a": a}, b=b)
d["c"] = c
note("values", sorted(d.keys()), sorted(map(repr, d.values())), len(d), "a" in d, d.get("z", 1), d["b"], d.pop("zz", 0))
del b
collect()
note("after", sorted(d), len(d), "b" in d, d.get("b"))
show("missing", lambda: d["b"])
show("pop", d.pop, "b")
for key, value in d.items():
    note("item", key, value)
note("more", d.setdefault("a", c) is a, d.setdefault("n", c) is c, sorted((d | {"q": a}).keys()), type(d | {}).__name__, sorted(d.copy()), len(d.valuerefs()))
del value
e = Thing("e")
d["e"] = e
for key in d:
    if e is not None:
        e = None
        collect()
note("while iterating", len(d), sorted(d))
d.clear()
note("cleared", len(d), repr(d)[:21])
show("popitem", d.popitem)
show("no weakref", d.__setitem__, "x", 3)

k1, k2 = Thing("k1"), Thing("k2")
k = weakref.WeakKeyDictionary({k1: 1})
k[k2] = 2
note("keys", sorted(k.values()), k[k1], k2 in k, 3 in k, k.get(k2), sorted(map(repr, k)), len(k), len(k.keyrefs()))
del k2
collect()
note("keys after", list(k.items()), len(k), k.setdefault(k1, 5), k.pop(k1), k.pop(k1, "gone"), len(k))
note("key", k1 in k)
show("key", k.__setitem__, 3, 1)

s1, s2 = Thing("s1"), Thing("s2")
s = weakref.WeakSet([s1, s2])
note("set", len(s), s1 in s, 3 in s, sorted(map(repr, s)), s == weakref.WeakSet([s2, s1]), s <= {s1, s2}, len(s & [s1]), len(s - [s1]), len(s | [k1]), len(s ^ [s1, k1]))
del s2
collect()
note("set after", len(s), list(s), s.pop(), len(s))
show("set pop", s.pop)
show("set discard", s.discard, s1)
show("set add", s.add, 3)

m = weakref.WeakMethod(s1.method, lambda r: print("method died"))
note("method", m()(), m == weakref.WeakMethod(s1.method), hash(m) == hash(weakref.ref(s1)))
del s1
collect()
note("method after", m())
show("method", weakref.WeakMethod, len)

f1 = Thing("f")
f = weakref.finalize(f1, print, "finalized", 1, sep="-")
note("finalize", f.alive, f.peek()[1] is print, f.peek()[2:], f.atexit, repr(f)[:9])
del f1
collect()
note("finalize after", f.alive, f.peek(), f.detach(), f())
f1 = Thing("g")
f = weakref.finalize(f1, len, "xyz")
note("called", f(), f(), f.alive)
f = weakref.finalize(f1, len, "xyz")
note("detached", f.detach()[1:], f.alive, f())
last = weakref.finalize(f1, print, "at exit")
never = weakref.finalize(f1, print, "never")
never.atexit = False
r = weakref.ref(f1)
p = weakref.proxy(f1)
note("native", r() is f1, p.name, weakref.getweakrefcount(f1) > 0, isinstance(r, weakref.ReferenceType), isinstance(p, weakref.ProxyTypes))
note("all", sorted(weakref.__all__))
