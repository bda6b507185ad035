"""The C3 linearisation: diamonds, the textbook examples, orders that cannot be, duplicate bases."""


def names(cls):
    return " ".join(c.__name__ for c in cls.__mro__)


class O:
    pass


class A(O):
    pass


class B(O):
    pass


class C(O):
    pass


class D(O):
    pass


class E(O):
    pass


class K1(A, B, C):
    pass


class K2(D, B, E):
    pass


class K3(D, A):
    pass


class Z(K1, K2, K3):
    pass


print("textbook:", names(Z))


class Left(A):
    pass


class Right(A):
    pass


class Diamond(Left, Right):
    pass


print("diamond:", names(Diamond), "| with object:", names(type("X", (Left, object), {})))
wrong = {
    "crossed orders": lambda: type("X", (type("P", (A, B), {}), type("Q", (B, A), {})), {}),
    "base before its subclass": lambda: type("X", (A, Left), {}),
    "duplicate base": lambda: type("X", (A, A), {}),
    "object first": lambda: type("X", (object, A), {}),
    "not a class": lambda: type("X", (5,), {}),
    "final base": lambda: type("X", (bool,), {}),
    "two layouts": lambda: type("X", (int, str), {}),
    "function as base": lambda: type("X", (len,), {}),
}
for name, make in wrong.items():
    try:
        make()
    except TypeError as error:
        print(f"{name}: {error}".replace("\n", " / "))
print(
    "mro() is a method:",
    [c.__name__ for c in Diamond.mro()],
    "| __bases__:",
    [c.__name__ for c in Diamond.__bases__],
)
print("__base__:", Z.__base__.__name__, int.__base__.__name__, bool.__base__.__name__, object.__base__)
print(
    "subclasses:",
    [c.__name__ for c in B.__subclasses__()[:2]],
    Diamond.__subclasses__() == [],
    K3.__subclasses__(),
)
