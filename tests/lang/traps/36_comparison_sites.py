"""Comparison sites in values and branches: ints, big ints, text, tuples, None, user classes, in turn and mutated."""


def less(a, b):
    return a < b


def branch(a, b):
    if a == b:
        return "equal"
    elif a < b:
        return "less"
    return "greater"


def attempt(a, b):
    try:
        return less(a, b), branch(a, b)
    except TypeError as error:
        return f"TypeError: {error}"


class Own:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == getattr(other, "n", other)

    def __lt__(self, other):
        return self.n < getattr(other, "n", other)


class Odd(int):
    def __lt__(self, other):
        return "odd answer"

    def __gt__(self, other):
        return "reflected answer"


pairs = [(1, 2), (2, 1), (2**70, 2**70 + 1), (-(2**70), 0), (1.5, 2), ("a", "b"), ("b", "a"), ("", "x"), ("é", "z"), ((1, 2), (1, 3)),
         ([1], [1]), (True, 2), (False, 0), (b"a", b"b"), (Own(1), Own(2)), (Own(3), 2), (Odd(1), 2), (1, Odd(2)), (1, "a"), (None, 1), ({}, {})]  # fmt: skip
for a, b in pairs:
    for warm in ((1, 2), ("a", "b"), (1.0, 2.0)):
        for _ in range(70):
            less(*warm), branch(*warm)
    name = f"{type(a).__name__} {type(b).__name__}"
    print(name, attempt(a, b), [attempt(a, b) == attempt(a, b) for _ in range(3)].count(True))
own, other = Own(1), Own(2)
for _ in range(300):
    less(own, other), branch(own, other)
Own.__lt__ = lambda self, other: "replaced"
print("replaced:", less(own, other), branch(own, other))
Own.__eq__ = lambda self, other: True
print("always equal:", branch(own, other))
del Own.__lt__
print("removed:", attempt(own, 5))
Own.__gt__ = lambda self, other: "from __gt__"
print("reflected:", less(own, other), branch(own, other))
