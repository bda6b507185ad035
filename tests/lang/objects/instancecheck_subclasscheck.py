"""isinstance and issubclass with hooks, unions, tuples, and classes that only pretend."""


class Duck(type):
    def __instancecheck__(cls, instance):
        return hasattr(instance, "quack")

    def __subclasscheck__(cls, subclass):
        return hasattr(subclass, "quack")


class Quacker(metaclass=Duck):
    pass


class Mallard:
    def quack(self):
        return "quack"


class Pretender:
    @property
    def __class__(self):
        return Mallard


class Bases:
    __bases__ = (int,)


print("duck:", isinstance(Mallard(), Quacker), issubclass(Mallard, Quacker), isinstance(5, Quacker))
print(
    "pretender:",
    isinstance(Pretender(), Mallard),
    type(Pretender()).__name__,
    isinstance(Pretender(), Pretender),
)
print(
    "union:",
    isinstance(5, int | str),
    isinstance(None, int | None),
    issubclass(bool, int | str),
    isinstance("x", int | float),
)
print("tuples:", isinstance(5, (str, (float, (int,)))), isinstance(5, ()), issubclass(bool, (str, int)))
print("an object with __bases__:", issubclass(Bases(), int), issubclass(Bases(), str))
for wrong in (
    lambda: isinstance(5), lambda: isinstance(5, 5), lambda: issubclass(5, int), lambda: issubclass(int, 5),
    lambda: isinstance(5, [int]), lambda: isinstance(5, (int, 5)) and isinstance("", (int, 5)), lambda: issubclass(int, "int"),
):  # fmt: skip
    try:
        wrong()
    except TypeError as error:
        print("TypeError:", error)


class Raising(type):
    def __instancecheck__(cls, instance):
        raise ValueError("no check")


class R(metaclass=Raising):
    pass


try:
    isinstance(5, R)
except ValueError as error:
    print("raising:", error)
print("exact type skips the hook:", isinstance(R(), R))
print("except clauses ignore hooks:", end=" ")


class E(
    Exception,
    metaclass=type(
        "M", (type,), {"__instancecheck__": lambda c, i: True, "__subclasscheck__": lambda c, s: True}
    ),
):
    pass


try:
    try:
        raise KeyError("k")
    except E:
        print("caught")
except KeyError:
    print("not caught by E")
