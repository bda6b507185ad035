"""isinstance with __instancecheck__, tuples, nested tuples and a faked __class__, at a warmed site."""


class Meta(type):
    def __instancecheck__(cls, instance):
        return "truthy" if instance == 5 else 0

    def __subclasscheck__(cls, subclass):
        return subclass is str


class Hooked(metaclass=Meta):
    pass


class Pretender:
    __class__ = property(lambda self: int)


class A:
    pass


class B(A):
    pass


def site(thing, kind):
    return isinstance(thing, kind)


def attempt(thing, kind):
    try:
        return site(thing, kind)
    except TypeError as error:
        return f"TypeError: {error}"


things = [1, True, 5, "s", None, B(), A(), Pretender(), Hooked()]
kinds = [
    int,
    (int, str),
    ((str, (B,)), float),
    Hooked,
    (str, Hooked),
    A,
    B,
    object,
    type(None),
    (),
    int | str,
    5,
    (5,),
]
for kind in [*kinds, (int, 5), "int", list[int], int | None]:
    for _ in range(100):
        site(1, int)
    outcomes = [attempt(thing, kind) for thing in things]
    same = outcomes.count(outcomes[0]) == len(outcomes)
    print(kind.__name__ if isinstance(kind, type) else kind, "->", outcomes[0] if same else outcomes)

Meta.__instancecheck__ = lambda cls, instance: True
print("hook replaced:", site("s", Hooked), site(None, (int, Hooked)))
del Meta.__instancecheck__
print("hook removed:", site("s", Hooked), site(Hooked(), Hooked), "| exact type needs no hook")
print("issubclass:", issubclass(str, Hooked), issubclass(int, Hooked), issubclass(bool, (str, int)))
isinstance = lambda *arguments: "shadowed"
print("shadowed:", site(1, int))
del isinstance
print("restored:", site(1, int))
