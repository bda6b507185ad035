def f(x, n):
    class A:
        x = x
        m = n
        def g(self): return x, __class__
        z = x
    return A
