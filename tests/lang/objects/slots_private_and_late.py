"""Slots with private names, a dict of slots with docs, iterators as slots, changing __slots__ later."""


class Private:
    __slots__ = ("__secret", "open")

    def __init__(self):
        self.__secret = "secret"
        self.open = "open"

    def reveal(self):
        return self.__secret


private = Private()
print(
    "mangled:", private.reveal(), private._Private__secret, sorted(n for n in dir(Private) if "secret" in n)
)


class Documented:
    __slots__ = {"width": "how wide", "height": "how high"}


print("a dict of slots:", Documented.__slots__, "|", Documented.width.__doc__)


class FromIterator:
    __slots__ = (name for name in ("a", "b"))


thing = FromIterator()
thing.a = 1
print("from an iterator:", thing.a, hasattr(thing, "b"))
FromIterator.__slots__ = ("a", "b", "c")
try:
    thing.c = 1
except AttributeError as error:
    print("changed later, nothing happens:", error)


class Reuse:
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return all(getattr(self, s) == getattr(other, s) for s in self.__slots__)

    def __hash__(self):
        return hash(self.value)


print("equality over slots:", Reuse(1) == Reuse(1), Reuse(1) == Reuse(2), len({Reuse(1), Reuse(1), Reuse(2)}))
descriptor = Reuse.value
reuse = Reuse(5)
print(
    "descriptor by hand:",
    descriptor.__get__(reuse),
    descriptor.__set__(reuse, 6),
    reuse.value,
    repr(descriptor),
)
del Reuse.value
print("descriptor removed from the class:", hasattr(reuse, "value"), descriptor.__get__(reuse))
