"""Negative, out-of-range, bool and huge indices at sites that were warm with small ones."""


def load(items, index):
    return items[index]


def attempt(items, index):
    try:
        return load(items, index)
    except (IndexError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class IntSubclass(int):
    def __index__(self):
        return 0


indices = [
    0,
    2,
    -1,
    -3,
    3,
    -4,
    True,
    False,
    2**31,
    -(2**31),
    2**62,
    2**63,
    2**70,
    -(2**70),
    1.0,
    "1",
    None,
    (1,),
]
for items in ([10, 20, 30], (10, 20, 30), "abc", b"abc", bytearray(b"abc"), range(10, 40, 10)):
    print(type(items).__name__)
    for index in indices:
        for _ in range(60):
            load(items, 1)
        print("   ", repr(index), "->", attempt(items, index))
    print("    Index(-1) ->", attempt(items, Index(-1)), "| int subclass ->", attempt(items, IntSubclass(2)))
    print("    Index(2**70) ->", attempt(items, Index(2**70)), "| Index('x') ->", attempt(items, Index("x")))
