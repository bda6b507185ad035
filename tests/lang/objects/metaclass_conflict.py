"""Which metaclass a class gets: the most derived one of its bases, or an error; functions as metaclasses."""


class MetaA(type):
    pass


class MetaB(type):
    pass


class MetaAA(MetaA):
    pass


class A(metaclass=MetaA):
    pass


class AA(metaclass=MetaAA):
    pass


class B(metaclass=MetaB):
    pass


class Derived(A, AA):
    pass


class Asked(AA, metaclass=MetaA):
    pass


print("most derived:", type(Derived).__name__, type(Asked).__name__)
for bases, keywords in (((A, B), {}), ((A,), {"metaclass": MetaB})):
    try:

        class Conflict(*bases, **keywords):
            pass

    except TypeError as error:
        print("conflict:", str(error)[:60])


def function_metaclass(name, bases, namespace):
    return name, bases, sorted(k for k in namespace if not k.startswith("__"))


class NotAClass(metaclass=function_metaclass):
    x = 1
    y = 2


print("a function as metaclass:", NotAClass)


class Solved(A, B, metaclass=type("Both", (MetaA, MetaB), {})):
    pass


print("solved:", type(Solved).__mro__[0].__name__, isinstance(Solved, MetaB))
for wrong in (
    lambda: type("X", (), {}, unknown=1),
    lambda: type("X"),
    lambda: type("X", ()),
    lambda: type(1, (), {}),
):
    try:
        print(wrong())
    except TypeError as error:
        print("TypeError:", error)
try:

    class BadKeyword(A, unknown=1):
        pass

except TypeError as error:
    print("keyword:", error)
