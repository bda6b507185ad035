def f(xs):
    n = 0
    for x in xs:
        try:
            n += x[0]
        except IndexError:
            pass
    return n
