def f(xs):
    for x in xs:
        try:
            if x: continue
            if x == 1: break
            return x
        finally:
            g()
    try:
        try:
            return a()
        finally:
            b()
    except E as e:
        return c(e)
    finally:
        d()
