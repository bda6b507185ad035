"""Comprehensions, and the names that they bind outside."""

[a for a in b]
{a for a in b if c}
{a: b for a in c for b in a}
(a for a in b)
[[inner for inner in outer] for outer in everything]
[last := x for x in y]
print(any((hit := x) > 1 for x in y), hit)
[(lambda: (local := x)) for x in y]
[i for i, (j, *k) in l for m.n in o for p[i] in q]
[z for z in [y for y in [x for x in w]]]


def function(parameter):
    global declared
    [declared := 1 for _ in _]
    [parameter := 1 for _ in _]
    [new := [deeper := 1 for _ in _] for _ in _]
    return lambda: [of_lambda := new for _ in _]


def closure():
    def inner():
        return x

    [x := 1 for y in z]
    return [inner for _ in [x]]


class C:
    a = 1
    [a for a in a]
    (lambda: [w := a for b in c])
    f = [lambda: (a, d) for d in a]
    d = {**a, "b": [*a]}

    def __m(self):
        return [__p := 1 for __q in self]


f"{x!r:{y}} {[z for z in x]} {(lambda: w)()}"
f"{(v := 1)} {u=}"
