def f():
    try:
        pass
    except E:
        unreachable()
    try:
        g()
    except E as e:
        def h(): return e
