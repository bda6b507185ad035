def f(a, b):
    x = a + (a := 1)
    g(a, (a := 2), a)
    a, a = b, a
    a, b = b, a
    a, b, c = b, c0, a
    x, y = y0, x = b
    return a[(a := 3)], b < (b := 4) < b
