def f():
    try:
        a()
    except:
        b()
    try:
        a()
    except (E, F) as e:
        return e
    except G:
        raise
    else:
        c()
    raise E from None
