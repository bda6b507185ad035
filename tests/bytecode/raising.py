def f(x):
    raise
def g(x):
    raise x
def h(x):
    raise x(1) from x
