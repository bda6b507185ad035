"""Weak references: alive, dead after gc.collect(), callbacks, proxies, weak dictionaries and sets."""

import gc
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def method(self):
        return f"method of {self.name}"


def make(name):
    thing = Thing(name)
    thing.me = thing
    return thing


log = []
kept = make("kept")
ref = weakref.ref(kept)
print("alive:", ref() is kept, ref().name, ref == weakref.ref(kept), ref is weakref.ref(kept))


def dying():
    return weakref.ref(make("lost"), lambda r: log.append("callback"))


lost = dying()
gc.collect()
print("dead:", lost(), log)
proxy = weakref.proxy(kept)
print("proxy:", proxy.name, proxy.method(), type(proxy).__name__)
proxy.name = "renamed"
print("through the proxy:", kept.name)


def dead_proxy():
    return weakref.proxy(make("p"))


dead = dead_proxy()
gc.collect()
try:
    dead.name
except ReferenceError as error:
    print("ReferenceError:", error)
table = weakref.WeakValueDictionary()


def fill():
    table["gone"] = make("gone")


table["kept"] = kept
fill()
gc.collect()
print("WeakValueDictionary:", sorted(table))
keys = weakref.WeakKeyDictionary({kept: 1})
print("WeakKeyDictionary:", len(keys), keys[kept], kept in keys)
members = weakref.WeakSet([kept])
print("WeakSet:", len(members), kept in members)
method = weakref.WeakMethod(kept.method)
print("WeakMethod:", method()())
for wrong in (5, "s", None, (1,), []):
    try:
        weakref.ref(wrong)
    except TypeError as error:
        print("TypeError:", error)
print("functions and classes:", weakref.ref(make)() is make, weakref.ref(Thing)() is Thing)
finalizer = weakref.finalize(kept, log.append, "finalized")
print("finalize:", finalizer.alive, finalizer(), finalizer.alive, log[-1])
