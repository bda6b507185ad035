"""A metaclass's mro() turns the order of the bases round; a base is mutated twice under a cached site."""


class Meta(type):
    def mro(cls):
        first, *others, last = super().mro()
        return [first, *reversed(others), last] if "turned" in vars(cls) else [first, *others, last]


class Mixin:
    value = "mixin"


class Base(metaclass=Meta):
    value = "base"


class Child(Base, Mixin):
    turned = True


def load(thing):
    return thing.value


def load_class():
    return Child.value


child, base = Child(), Base()


def warm():
    for _ in range(500):
        load(child), load(base), load_class()


print("at first:", [c.__name__ for c in Child.__mro__], load(child))
warm()
Child.__bases__ = (Mixin, Base)
print("bases exchanged:", [c.__name__ for c in Child.__mro__], load(child), load_class())
warm()
Child.__bases__ = (Base, Mixin)
print("exchanged back:", [c.__name__ for c in Child.__mro__], load(child), load_class())
warm()
Mixin.value = "mixin, first mutation"
print("mutated once:", load(child), load_class())
warm()
Mixin.value = "mixin, second mutation"
print("mutated twice:", load(child), load_class())
warm()
del Mixin.value
print("removed:", load(child), load_class(), load(base))
warm()
Base.value = "base, mutated"
print("base mutated:", load(child), load_class(), load(base))
Base.value = "base, mutated again"
print("base mutated again:", load(child), load_class(), load(base))


class Bad(type):
    def mro(cls):
        return [cls, 42]


try:
    Bad("Broken", (), {})
except TypeError as error:
    print("refused:", error)
