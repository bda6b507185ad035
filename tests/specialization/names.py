"""Globals, builtins, and variables of enclosing functions."""

step = 2


def walk():
    distance = 0
    for _ in range(100):
        distance += step
        len
    return distance


def counter():
    count = 0

    def more():
        nonlocal count
        count += 1
        return count

    return more


walk()
another = 1
walk()
more = counter()
for _ in range(100):
    more()


def count_steps():
    global steps
    for _ in range(100):
        steps = _


steps = 0
count_steps()
