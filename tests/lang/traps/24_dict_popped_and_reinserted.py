"""Keys are popped from an object's __dict__ and reinserted; stores after the keys changed go to the right place."""


class Thing:
    def __init__(self):
        self.a, self.b, self.c = 1, 2, 3


def load(thing):
    try:
        return thing.a, thing.b
    except AttributeError as error:
        return str(error)


def store(thing, value):
    thing.a = value


for count in (5, 300):
    thing, other = Thing(), Thing()
    for i in range(count):
        store(thing, i)
        load(thing)
    popped = thing.__dict__.pop("a")
    print(count, "popped:", popped, load(thing), list(thing.__dict__))
    store(thing, "reinserted")
    print("    reinserted:", load(thing), list(thing.__dict__))
    thing.__dict__["d"] = 4
    store(thing, "after a new key")
    print("    after a new key:", thing.__dict__)
    thing.__dict__.popitem()
    store(thing, "after popitem")
    print("    after popitem:", thing.__dict__)
    thing.__dict__.update(a="updated", b="updated")
    print("    updated:", load(thing))
    thing.__dict__.setdefault("a", "unused")
    thing.__dict__[5] = "a key that is no string"
    store(thing, "beside it")
    print("    odd key:", load(thing), thing.__dict__[5])
    thing.__dict__.clear()
    store(thing, "after clear")
    print("    after clear:", thing.__dict__, "other:", load(other))
    for name in "abc":
        thing.__dict__[name] = name.upper()
    print("    refilled:", load(thing))
