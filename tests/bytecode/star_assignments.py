def f(t):
    *a, = t
    (a, b), *c = t
    return *a, *c
