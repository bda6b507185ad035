def f(x, y):
    if x < y:
        return x
    return not x is y, not x in y
