"""Items of arrays, bytes and texts at warm sites: every type code, odd indices, odd values, derived classes."""

from array import array


def load(container, index):
    return container[index]


def first(container):
    return container[0], container[-1]


def store(container, index, value):
    container[index] = value


def attempt(name, function, *args):
    for _ in range(60):
        try:
            result = function(*args)
        except Exception as error:
            result = f"{type(error).__name__}: {error}"
    print(name, result)


class Shifted(array):
    def __getitem__(self, index):
        return super().__getitem__(index) + 100

    def __setitem__(self, index, value):
        super().__setitem__(index, value * 2)


arrays = [array(code, [1, 2, 3]) for code in "bBhHiIlLqQfd"] + [array("u", "abc")]
for items in arrays:
    code = items.typecode
    attempt(f"load {code} 1", load, items, 1)
    attempt(f"load {code} -3", load, items, -3)
    attempt(f"load {code} 3", load, items, 3)
    attempt(f"load {code} -4", load, items, -4)
    attempt(f"load {code} True", load, items, True)
    attempt(f"load {code} 2**70", load, items, 2**70)
    for value in (7, -1, 200, 2**31, 2**61, 2**63, 2**64, 2.5, True, "x", None, float("nan"), 2**53 + 1, 1e300):
        attempt(f"store {code} {value}", store, items, -1, value)
        print(" ", items[-1])
    attempt(f"store {code} out", store, items, 3, 1)

for items in (array("q", [2**61, -(2**61) - 1, 2**63 - 1]), array("Q", [2**64 - 1, 2**62, 5]), array("d", [1e-300, -0.0, 5e-324])):
    for index in range(3):
        attempt(f"large {items.typecode} {index}", load, items, index)

shifted = Shifted("d", [1, 2])
attempt("derived load", load, shifted, 0)
attempt("derived store", store, shifted, 0, 4)
print(list(shifted))
for container in (b"abc", bytearray(b"abc"), "abc", "a\u00e9\u4e00", "", b"", [1], (1,), array("d")):
    for index in (0, -1, 2, 3, True):
        attempt(f"{container!r} {index}", load, container, index)
    attempt(f"{container!r} ends", first, container)
growing = array("d")
for step in range(5):
    growing.append(step / 2)
    attempt(f"growing {step}", load, growing, step)
    growing.extend(growing)
    attempt(f"grown {step}", load, growing, -1)
    del growing[-step - 1 :]
