"""Scopes of comprehensions in functions, classes and at the top level; closures, walrus, nested conditions."""

x = "module"


def function(y):
    a = [x + y for _ in range(1)]
    b = [[y for y in (z, y)] for z in "q"]
    c = [lambda: (i, y) for i in range(2)]
    y = "rebound"
    return a, b, [f() for f in c]


print("function:", function("arg"))


class C:
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]
    n = 10
    try:
        shifted = [i + n for i in items]
    except NameError as error:
        shifted = str(error)
    through_default = [(lambda i, n=n: i + n)(1)]
    keys = {k: len(k) for k in ("a", "bb")}
    lazy = (i for i in items)


print("class:", C.doubled, C.shifted, C.through_default, C.keys, list(C.lazy))


def collects():
    total = 0
    seen = [total := total + n for n in range(4)]
    return seen, total


print("walrus:", collects())


def nested(rows):
    return [[cell for cell in row if cell % 2] for row in rows if any(cell % 2 for cell in row)]


print("nested:", nested([[1, 2], [2, 4], [3]]))
print("several variables:", [(a, b, c) for a in range(3) for b in range(a) for c in (a * b,) if c])
print("the same name twice:", [n for n in [[1, 2], [3]] for n in n])
print("outer iterable, inner names:", [x for x in x if x not in "aeiou"])
funcs = [(lambda: n) for n in range(3)], [(lambda n=n: n) for n in range(3)]
print("late and early:", [f() for f in funcs[0]], [f() for f in funcs[1]])
gen = (n * k for n in range(3) for k in (k_value,)) if (k_value := 5) else None
k_value = 7
print("generators look up names late:", list(gen))
try:
    list(n for n in range(2) if missing)
except NameError as error:
    print("NameError:", error)
print("leaks nothing:", [name for name in ("n", "k", "row", "cell", "a", "b") if name in globals()])
