"""A subclass of list with __getitem__, and a __getitem__ that is replaced and deleted after it was inlined."""


class Loud(list):
    def __getitem__(self, index):
        return f"Loud[{index!r}]"


class Quiet(list):
    pass


class Own:
    def __getitem__(self, index):
        return f"Own[{index!r}]"


def load(items, index):
    return items[index]


def attempt(items, index):
    try:
        return load(items, index)
    except TypeError as error:
        return f"TypeError: {error}"


for kind in (Loud, Quiet):
    for _ in range(300):
        load([1, 2, 3], 0)
    print(kind.__name__, "after lists:", load(kind([7, 8]), 1), load(kind([7, 8]), slice(1)))

own, quiet = Own(), Quiet([7, 8])
for _ in range(300):
    load(own, 5)
print("own:", load(own, 5), load(own, "key"), load(own, (1, slice(2))))
Own.__getitem__ = lambda self, index: f"replaced[{index!r}]"
print("replaced:", load(own, 5))
for _ in range(300):
    load(own, 5)
Own.__getitem__ = lambda self, index, extra="default": f"more parameters[{index!r}] {extra}"
print("more parameters:", load(own, 5))
Own.__getitem__ = staticmethod(lambda index: f"static[{index!r}]")
print("staticmethod:", load(own, 5))
own.__getitem__ = lambda index: "instance attributes do not count"
print("instance attribute:", load(own, 5))
del Own.__getitem__
print("deleted:", attempt(own, 5))
Own.__class_getitem__ = classmethod(lambda cls, item: f"{cls.__name__} of {item!r}")
print("the class, not the object:", load(Own, int), attempt(own, 5))

for _ in range(300):
    load(quiet, 0)
Quiet.__getitem__ = lambda self, index: "added to the subclass"
print("added:", load(quiet, 0), list.__getitem__(quiet, 0), list(quiet))
del Quiet.__getitem__
print("removed:", load(quiet, 0))
