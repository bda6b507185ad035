def f(n):
    """Doc."""
    x = yield
    y = yield n
    z = yield from g()
    for i in range(n):
        yield i, (yield)
    return x
def h():
    return
    yield
