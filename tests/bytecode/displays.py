def f(a, b):
    (a, b), [a, b], {a, b}, {a: b, 1: 2}
    {"k": a, "l": b}
    [*a, b, *b], (*a,), {*a, b}
    {**a, b: 1, **b}
    [a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, b]
