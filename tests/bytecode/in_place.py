def f(x, y, o, k):
    x += 1
    x -= y
    x **= x
    o.a.b *= y
    o[k] |= y
    o[0] &= 1
    o[k:] += y
    global g
    g //= 2
    return x
