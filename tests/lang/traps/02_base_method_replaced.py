"""A method is replaced in a base class, and an override appears in and disappears from a subclass."""


class Base:
    def name(self):
        return "base"


class Middle(Base):
    pass


class Leaf(Middle):
    pass


def call(thing):
    return thing.name()


leaf, base = Leaf(), Base()


def both():
    return call(leaf), call(base)


def warm(count):
    for _ in range(count):
        call(leaf)


for count in (5, 100, 1000):
    warm(count)
    print(count, "at first:", both())
    Base.name = lambda self: "base, replaced"
    print("    base replaced:", both())
    warm(count)
    Middle.name = lambda self: "middle"
    print("    middle overrides:", both())
    warm(count)
    Leaf.name = lambda self: "leaf"
    print("    leaf overrides:", both())
    warm(count)
    del Middle.name
    print("    middle removed:", both())
    warm(count)
    del Leaf.name
    print("    leaf removed:", both())
    warm(count)
    Base.name = lambda self: "base"
del Base.name
try:
    call(leaf)
except AttributeError as error:
    print("removed everywhere:", error)
