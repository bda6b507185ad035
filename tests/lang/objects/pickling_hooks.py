"""The hooks behind copying and pickling: __reduce__, __reduce_ex__, __getnewargs__, __getstate__, copyreg's forms."""

import copy


class Plain:
    def __init__(self):
        self.a = 1


class NewArgs:
    def __new__(cls, x, *, k=0):
        self = super().__new__(cls)
        self.x, self.k = x, k
        return self

    def __getnewargs_ex__(self):
        return (self.x,), {"k": self.k}


class Positional:
    def __new__(cls, x):
        self = super().__new__(cls)
        self.x = x
        return self

    def __getnewargs__(self):
        return (self.x,)


class ListLike(list):
    pass


class DictLike(dict):
    pass


for thing in (Plain(), NewArgs(1, k=2), Positional(3)):
    function, arguments, *rest = thing.__reduce_ex__(4)
    names = [getattr(a, "__name__", a) for a in arguments]
    print(type(thing).__name__, function.__name__, names, rest[0], vars(copy.copy(thing)))
items = ListLike([1, 2])
items.extra = "e"
twin = copy.copy(items)
print("list subclass:", twin, twin.extra, type(twin).__name__, list(items.__reduce_ex__(2)[3]))
table = DictLike(k=1)
table.extra = "e"
twin = copy.deepcopy(table)
print("dict subclass:", twin, twin.extra, list(table.__reduce_ex__(2)[4]))


class Global:
    def __reduce__(self):
        return "SINGLETON"


SINGLETON = Global()
print("a string means a global:", copy.copy(SINGLETON) is SINGLETON, copy.deepcopy(SINGLETON) is SINGLETON)


class Called:
    def __reduce__(self):
        return (lambda *arguments: ("called with", arguments)), (1, 2)


print("any callable will do:", copy.copy(Called()))


class Full:
    def __reduce__(self):
        return Full, (), {"state": 1}, iter([1, 2]), iter({"k": "v"}.items())

    def append(self, item):
        self.__dict__.setdefault("items", []).append(item)

    def __setitem__(self, key, value):
        self.__dict__.setdefault("pairs", []).append((key, value))


print("all five parts:", vars(copy.copy(Full())))
