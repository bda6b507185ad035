def f():
    try:
        a()
    except* E as e:
        b(e)
    except* (F, G):
        c()
    else:
        d()
    finally:
        g()
