def f(t):
    a, b = t
    b, a = t
    c, *d, e = t
    o.x, o[0], (p, q) = t
    [*r] = t
    x = y = z = t
    a, b = t = u
