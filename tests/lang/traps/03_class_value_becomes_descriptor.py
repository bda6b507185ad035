"""The type of a class's value gains __get__ and __set__ after the value was cached as a plain one."""


class Value:
    def __repr__(self):
        return "Value()"


class Holder:
    item = Value()


def load(holder):
    return holder.item


def store(holder, value):
    holder.item = value


def load_from_class():
    return Holder.item


holder = Holder()
for _ in range(200):
    load(holder)
    load_from_class()
print("plain:", load(holder), load_from_class())

Value.__get__ = lambda self, instance, owner: ("get", instance is holder, owner.__name__)
print("with __get__:", load(holder), load_from_class())

for _ in range(200):
    store(holder, 1)
print("stored, non-data descriptor yields to the instance:", load(holder))

Value.__set__ = lambda self, instance, value: print("    __set__ called with", value)
store(holder, 2)
print("data descriptor wins:", load(holder), "instance dict:", holder.__dict__)

del Value.__set__
store(holder, 3)
print("__set__ removed:", load(holder))
del Value.__get__
print("__get__ removed:", load(holder), load_from_class())
del holder.item
print("instance attribute deleted:", load(holder))
