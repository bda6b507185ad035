# modules: copy, copyreg
import copy
from label import note, show


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Slotted:
    __slots__ = ("a", "b")


class Stateful:
    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        self.kept = state["kept"] + ["restored"]


class Custom:
    def __copy__(self):
        return "shallow"

    def __deepcopy__(self, memo):
        return "deep", type(memo).__name__


class Items(list):
    pass


class Pairs(dict):
    pass


class Arguments(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return tuple(self)


for value in (1, 1.5, "s", b"b", None, True, ..., (1, 2), frozenset({1}), range(3), int, len, copy.copy, slice(1, 2)):
    note("atomic", copy.copy(value) is value, copy.deepcopy(value) == value)
inner = [1]
for value in ([inner], {"k": inner}, (inner,), Point(inner, 2), Items([inner]), {1, 2}, bytearray(b"x")):
    shallow, deep = copy.copy(value), copy.deepcopy(value)
    note("copies", shallow, deep, shallow is value, deep is value, type(deep).__name__)
deep = copy.deepcopy([inner, inner])
note("shared", deep[0] is deep[1], deep[0] is inner)
loop = [1]
loop.append(loop)
deep = copy.deepcopy(loop)
note("loop", deep, deep[1] is deep)
pair = ([],)
pair[0].append(pair)
deep = copy.deepcopy(pair)
note("tuple loop", deep, deep[0][0] is deep)
s = Slotted()
s.a = [1]
note("slots", copy.copy(s).a is s.a, copy.deepcopy(s).a, hasattr(copy.copy(s), "b"))
s = Stateful()
s.kept, s.lost = ["x"], 1
note("state", vars(copy.copy(s)), vars(copy.deepcopy(s)))
note("custom", copy.copy(Custom()), copy.deepcopy([Custom()]))
items = Items([1, [2]])
items.extra = [3]
deep = copy.deepcopy(items)
note("list subclass", deep, deep.extra, deep.extra is items.extra, copy.copy(items).extra is items.extra)
pairs = Pairs(a=[1])
note("dict subclass", copy.deepcopy(pairs), type(copy.copy(pairs)).__name__, copy.copy(pairs)["a"] is pairs["a"])
note("new arguments", copy.deepcopy(Arguments([1], 2)), type(copy.copy(Arguments(1, 2))).__name__)
note("same tuple", copy.deepcopy((t := (1, "a"),))[0] is t)
show("generator", copy.copy, (i for i in ()))
show("deep generator", copy.deepcopy, [(i for i in ())])
show("module", copy.deepcopy, copy)


class Broken:
    __reduce_ex__ = None
    __reduce__ = None


show("broken", copy.copy, Broken())
p = Point(1, 2)
method = copy.deepcopy([p, p.__repr__])
note("bound method", method[1].__self__ is method[0], method[1]())
memo = {}
copy.deepcopy([inner], memo)
note("memo", id(inner) in memo, len(memo))
note("names", copy.Error, copy.error is copy.Error, copy.__all__)
