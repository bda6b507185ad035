def f(a, b):
    del a
    del b.c, b[0], (b.d, b)
    x = 1
    def g(): return x
    del x

def g(parameter):
    del parameter
    return parameter
