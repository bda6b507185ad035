def f(a):
    b = a + (yield a) * (yield)
    return [(yield), *(yield from a)]
