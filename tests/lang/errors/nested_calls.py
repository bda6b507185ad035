"""An exception through several functions: each frame with its own line and carets under the call."""


def outer(x):
    result = middle(x) + 1
    return result


def middle(x):
    return [inner(y) for y in (x, x - 1)]


def inner(y):
    if y == 1:
        raise KeyError("inner", y)
    return y


print("before")
outer(2)
