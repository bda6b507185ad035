def f():
    return 1
    g()
def h():
    while True: pass
    g()
def i():
    raise E
    def never(): pass
def j():
    for x in y:
        continue
        g()
