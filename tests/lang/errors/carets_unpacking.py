"""Unpacking errors: the carets are under the targets."""


def pair():
    return 1, 2, 3


first, *rest = pair()
print(first, rest)
for (left, right), third in [((1, 2), 3), ((1, 2, 3), 4)]:
    print(left, right, third)
a, b = pair()
