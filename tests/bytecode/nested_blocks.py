def f(a):
    with a as b:
        try:
            for x in b:
                try:
                    with x: return g(x)
                except E as e:
                    continue
                finally:
                    h()
        finally:
            i()
