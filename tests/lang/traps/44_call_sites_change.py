"""One site of each kind of call, warm, then with another callee, other defaults, another constructor."""


def show(name, *values):
    print(name, *values)


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


# Defaults: fewer, more, none, and another function of the same code.
def add(a, b=10, c=100):
    return a + b + c


def call_add():
    return add(1)


def name_add():
    return add(1, c=5)


for _ in range(20):
    call_add(), name_add()
show("defaults", call_add(), name_add())
add.__defaults__ = (20, 200)
show("changed", call_add(), name_add())
add.__defaults__ = (7,)
show("one", attempt(call_add), attempt(name_add))
add.__defaults__ = None
show("none", attempt(call_add), attempt(name_add))
add.__defaults__ = (1, 2, 3)
show("all", call_add(), name_add())
add = lambda a, c=1, b=2: (a, b, c)
show("other", call_add(), name_add())
add = lambda *args, **names: (args, names)
show("any", call_add(), name_add())


# Keywords of methods: the object counts, or there is none.
class Box:
    def put(self, item, where=0, how="so"):
        return (self is not None, item, where, how)


def name_put(box):
    return attempt(lambda: box.put(1, how="thus"))


class Namespace:
    put = staticmethod(lambda item, where=3, how="?": (item, where, how))


box = Box()
for _ in range(20):
    name_put(box)
show("method", name_put(box), name_put(Namespace))
bare = Box()
bare.put = Box.put
show("unbound", name_put(bare))


# Bound methods, of several arguments and of none.
class Counter:
    def __init__(self, start=0):
        self.count = start

    def step(self, a=1, b=2, c=3, d=4):
        self.count += a
        return self.count, a, b, c, d


def call_bound(step):
    return step(1, 2, 3, 4), attempt(step, 1, 2, 3, 4, 5)


counter = Counter()
for _ in range(20):
    call_bound(counter.step)
show("bound", call_bound(counter.step), call_bound(Counter(5).step))
show("builtin", call_bound(max))


# len, isinstance, append and min with other functions and other objects.
def ask(things, kind, append):
    return attempt(len, things), len_of(things), attempt(isinstance, things, kind), append(things)


def len_of(things):
    try:
        return len(things)
    except TypeError as error:
        return str(error)


class Sized:
    def __len__(self):
        return 42


seen = []
for things in [[1], (1, 2), "abc", "äöü", {1: 2}, {1, 2}, frozenset((1,)), b"12", range(7), Sized(), 5] * 4:
    ask(things, list, seen.append)
show("asked", [len_of(things) for things in seen[:11]], len(seen))


class Loud(list):
    def append(self, item):
        super().append(("loud", item))


def extend(items):
    for index in range(3):
        items.append(index)
    return items


for _ in range(10):
    extend([])
show("append", extend([]), extend(Loud()), extend(bytearray()), extend(Loud()))
show("extremes", min(1, 2), max(1.5, 1.5), min(2, 1.0), max(True, 1), min(0.0, -0.0), max(float("nan"), 1.0), min("b", "a"))
