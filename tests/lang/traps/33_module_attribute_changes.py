"""A module's attribute changes, moves to __getattr__, and disappears, under a warmed site."""

import math
import types

module = types.ModuleType("example")
module.value = 0


def load():
    return module.value


def attempt():
    try:
        return load()
    except AttributeError as error:
        return f"AttributeError: {error}"


def warm(count=500):
    for _ in range(count):
        attempt()


seen = []
for i in range(500):
    module.value = i
    seen.append(load() == i)
print("changed:", all(seen))
for i in range(100):
    setattr(module, f"name{i}", i)
print("grown:", load())
warm()
del module.value
print("deleted:", attempt())
warm()
module.__getattr__ = lambda name: f"module __getattr__({name!r})"
print("__getattr__:", attempt())
warm()
module.value = "a value again"
print("value:", attempt())
warm()
del module.__getattr__
module.__dict__.pop("value")
print("gone:", attempt())
del module.__name__
print("nameless:", attempt())


class Special(types.ModuleType):
    @property
    def value(self):
        return "property of the module's class"


module.__class__ = Special
print("class changed:", attempt())


def area(r):
    return math.pi * r


for _ in range(300):
    area(1)
saved = math.pi
math.pi = 3
print("math.pi patched:", area(2))
math.pi = saved
print("math.pi restored:", area(2))
