"""A recursion of a few levels that fails at its end: three equal lines are shown, the rest is counted."""


def descend(n):
    if n == 0:
        raise ValueError("bottom")
    return descend(n - 1)


for depth in (0, 1, 2):
    try:
        descend(depth)
    except ValueError as error:
        print(depth, error)
descend(10)
