"""What object itself has: defaults of repr, str, eq, ne, hash, format, dir, reduce, sizeof; arguments of object()."""


class Plain:
    pass


p, q = Plain(), Plain()
print("eq:", p == p, p == q, p != q, p.__eq__(q), p.__ne__(q), p.__eq__(p), p.__ne__(p))
print("order:", p.__lt__(q), p.__ge__(q))
print(
    "hash is stable:",
    hash(p) == hash(p),
    "repr:",
    repr(p).startswith("<__main__.Plain object at 0x"),
    str(p) == repr(p),
)
print("format:", format(p) == str(p), format(p, "") == str(p))
print("object's own:", sorted(n for n in vars(object)))
print("init of object:", object().__init__())
for wrong in (
    lambda: object(1), lambda: Plain(1), lambda: object.__new__(), lambda: object.__new__(5), lambda: object.__init__(p, 1),
    lambda: object.__new__(int), lambda: int.__new__(str), lambda: p.__setattr__("x"), lambda: object.__getattribute__(p, "nope"),
    lambda: p.__format__("x"), lambda: p < q, lambda: object.__eq__(p), lambda: str.__new__(int), lambda: object.__hash__(),
):  # fmt: skip
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(f"{type(error).__name__}: {str(error).split(' at 0x')[0]}")


class WithNew:
    def __new__(cls, *arguments):
        return object.__new__(cls)


class WithInit:
    def __init__(self, *arguments):
        object.__init__(self)


print(
    "own __new__ takes anything:",
    type(WithNew(1, 2)).__name__,
    "own __init__ too:",
    type(WithInit(1, 2)).__name__,
)
print("dir:", [n for n in dir(p) if not n.startswith("__")], "__init__" in dir(p), "__class__" in dir(p))
p.z = p.a = 1
print("dir is sorted:", [n for n in dir(p) if not n.startswith("__")])


class OwnDir:
    def __dir__(self):
        return ["z", "b", "a"]


print("__dir__:", dir(OwnDir()))
for result in (5, ["a", 1]):
    OwnDir.__dir__ = lambda self: result
    try:
        dir(OwnDir())
    except TypeError as error:
        print("TypeError:", error)
print(
    "class of classes:",
    object.__class__,
    type.__class__,
    type.__mro__,
    isinstance(object, type),
    isinstance(type, object),
)
