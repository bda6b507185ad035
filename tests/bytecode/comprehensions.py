def f(xs, k):
    [x for x in xs]
    [x + k for x in xs if x if x < k]
    {x for x in xs}
    {x: y for x, y in xs}
    g(x for x in xs for y in x)
    [a for a in [b for b in xs]]
    [z for x in xs for y in [g(x)] for z in (y, k)]
    [(last := x) for x in xs]
    return last
