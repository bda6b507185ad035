"""Frames of comprehensions, generator expressions and lambdas in a traceback."""


def divide(a, b):
    return a / b


halves = [divide(n, 2) for n in range(3)]
print(halves)
lazy = (divide(1, n) for n in (2, 1, 0))
apply = lambda f, items: {i: f(i) for i in items}
print(apply(str, [1]))
print(apply(lambda n: next(lazy) if n else 0, [0, 1, 2, 3]))
