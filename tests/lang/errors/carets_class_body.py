"""An error while a class body runs, and one in a decorator."""


def decorate(cls):
    return cls


@decorate
class Fine:
    x = [1, 2, 3]
    y = x[-1]


print(Fine.y)


@decorate
class Broken(Fine):
    z = Fine.x[0] + Fine.missing
