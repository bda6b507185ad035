def f(xs):
    if (n := len(xs)) > 3 and (m := n):
        return n, m
    return [y := 1, y ** 2, (z := y) + z]
print(w := 1)
