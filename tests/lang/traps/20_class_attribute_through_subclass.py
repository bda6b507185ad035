"""One class attribute is reassigned 1,000 times in a base and read through a subclass and its objects."""


class Base:
    level = 0


class Child(Base):
    pass


class Grandchild(Child):
    pass


def load(thing):
    return thing.level


def load_class():
    return Grandchild.level


thing = Grandchild()
seen = []
for i in range(1000):
    Base.level = i
    seen.append(load(thing) == load_class() == i)
print("base reassigned:", all(seen), len(seen), load(thing))

seen = []
for i in range(1000):
    Child.level = -i
    seen.append(load(thing) == load_class() == -i and Base.level == 999)
print("child reassigned:", all(seen), load(thing))

seen = []
for i in range(1000):
    if i % 2:
        Grandchild.level = i
    elif i:
        del Grandchild.level
    seen.append((load(thing), load_class()) == ((i, i) if i % 2 else (-999, -999)))
print("own value comes and goes:", all(seen), load(thing))
del Child.level, Grandchild.level
print("back to the base:", load(thing), load_class())


def augmented():
    Grandchild.level += 1


for _ in range(1000):
    augmented()
print("augmented:", Grandchild.level, Child.level)
