"""The class of an enum's members gains __get__ after a member was loaded from its class many times."""

import enum


class Color(enum.Enum):
    RED = 1
    GREEN = 2


def load():
    return Color.RED


def load_value(member):
    return member.value


for _ in range(500):
    load()
    load_value(Color.GREEN)
print("before:", load(), load_value(load()))

class Uses:
    member = Color.GREEN


def load_through_object(thing):
    return thing.member


uses = Uses()
for _ in range(500):
    load_through_object(uses)
print("in another class:", load_through_object(uses), Uses.member)

Color.__get__ = lambda self, instance, owner: ("__get__", self.name, instance is None, owner.__name__)
print("with __get__:", load())
print("    in another class:", load_through_object(uses), Uses.member)
print("    by call and by iteration:", Color(1), [member.name for member in Color])
for _ in range(500):
    load(), load_through_object(uses)
del Color.__get__
print("removed:", load(), load_through_object(uses))


class Value:
    pass


class Plain:
    RED = Value()


def load_plain():
    return Plain.RED


for _ in range(500):
    load_plain()
print("plain class before:", type(load_plain()).__name__)
Value.__get__ = lambda self, instance, owner: ("__get__", instance, owner.__name__)
print("plain class after:", load_plain())
