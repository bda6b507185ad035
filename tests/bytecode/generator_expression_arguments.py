def f(xs):
    return sum(x * x for x in xs if x > 1), any(x is None for x in xs)
