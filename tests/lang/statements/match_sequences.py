"""match with sequence patterns: lengths, stars, nesting, what counts as a sequence."""

from collections import deque


def shape(subject):
    match subject:
        case []:
            return "empty"
        case [x]:
            return f"one: {x}"
        case (x, y):
            return f"two: {x} {y}"
        case [1, *rest]:
            return f"starts with 1: {rest}"
        case [*start, 9]:
            return f"ends with 9: {start}"
        case ["go", [a, b], *_]:
            return f"nested: {a} {b}"
        case [x, [y, [z, *inner]], w]:
            return f"deep: {x} {y} {z} {inner} {w}"
        case [_, *middle, _]:
            return f"middle: {middle}"
        case _:
            return "no sequence"


subjects = [
    [], (), [1], (1, 2), [1, 2, 3], (0, 0, 9), ["go", (1, 2), 3], [1, [2, [3, 4, 5]], 6], [0, [2, [3]], 6], [5, 6, 7, 8],
    range(3), range(0), deque([4, 5]), "ab", b"ab", bytearray(b"ab"), {1, 2}, {1: 2}, iter([1, 2]), None, memoryview(b"xyz"),
]  # fmt: skip
for subject in subjects:
    name = type(subject).__name__ if " at 0x" in repr(subject) else repr(subject)
    print(name, "->", shape(subject))


class Sequence:
    def __len__(self):
        return 2

    def __getitem__(self, index):
        return index


print("our own class is not a sequence:", shape(Sequence()))


class ListSubclass(list):
    pass


print("a subclass of list is:", shape(ListSubclass("ab")))
from collections.abc import Sequence as AbstractSequence


class Registered(AbstractSequence):
    def __len__(self):
        print("    len asked")
        return 2

    def __getitem__(self, index):
        print("    item", index)
        return "item" if index < 2 else [][0]


print("a collections.abc.Sequence is:", shape(Registered()))
match [1, [2, 3]]:
    case [a, [b, c]] | [a, b, c]:
        print("alternatives bind the same names:", a, b, c)
