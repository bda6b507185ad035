"""Stores at negative, out-of-range and odd indices, and a subclass with __setitem__, at a warmed site."""


def store(items, index, value):
    items[index] = value


def attempt(items, index, value):
    try:
        store(items, index, value)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return items


class Loud(list):
    def __setitem__(self, index, value):
        super().__setitem__(index, f"Loud {value}")


class LoudDict(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, f"LoudDict {value}")


def warm():
    items, table = [0, 0, 0], {}
    for i in range(300):
        store(items, i % 3, i)
        store(table, i % 3, i)


warm()
for index in (0, -1, -3, 3, -4, True, 2**62, 2**70, 1.0, "x", None, slice(0, 2), slice(None, None, 2)):
    value = "v" if not isinstance(index, slice) else "vw"
    print(repr(index), "list:", attempt([1, 2, 3], index, value))
    for kind in (Loud, bytearray, tuple, str):
        items = kind([1, 2, 3])
        print(
            "   ", kind.__name__, attempt(items, index, 65 if kind is bytearray and value == "v" else value)
        )
    warm()
for value in (0, 255, 256, -1, 2**70, 1.5, b"a"):
    print("bytearray gets", repr(value), attempt(bytearray(3), 0, value))
print("dict subclass:", attempt(LoudDict(), "k", "v"), "| unhashable:", attempt({}, [], 1))
print("the key stays, the value changes:", attempt({1: "a"}, True, "b"), attempt({1.0: "a"}, 1, "c"))
Loud.__setitem__ = lambda self, index, value: None
print("replaced:", attempt(Loud([1]), 0, 2))
del Loud.__setitem__
print("removed:", attempt(Loud([1]), 0, 2))
print("no item assignment:", attempt(5, 0, 1), "|", attempt(object, 0, 1))
