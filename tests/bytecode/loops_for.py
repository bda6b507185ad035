def f(xs):
    for x in xs:
        if x: continue
        if x == 3: break
        g(x)
    else:
        h()
    for a, (b, *c) in xs: pass
    for o.a in [1, 2]: pass
    for i in range(10):
        for j in range(i):
            total = i * j
