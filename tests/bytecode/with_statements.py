def f(a, b):
    with a: x()
    with a as y, b as (z, o.w):
        return y
    for i in a:
        with b:
            continue
