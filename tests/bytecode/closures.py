def f(a, b):
    c = 1
    def g():
        nonlocal c
        c += a
        return lambda: (a, b, c)
    del c
    return g
def h():
    x = 1
    class C:
        x = x
        y = [x for _ in ()]
    return C
