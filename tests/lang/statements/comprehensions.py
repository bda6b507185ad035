"""List, set, dict comprehensions and generator expressions: several loops, conditions, scoping, laziness."""

print("list:", [x * x for x in range(5)], [x for x in range(10) if x % 2 if x > 3])
print(
    "nested loops:", [(x, y) for x in range(3) for y in range(x)], [c for word in ("ab", "cd") for c in word]
)
print("nested comprehensions:", [[i * j for j in range(3)] for i in range(3)])
print(
    "dict:",
    {k: v for k, v in zip("abc", range(3))},
    {x % 3: x for x in range(7)},
    {k: {v} for k, v in {"a": 1}.items()},
)
print("set:", sorted({x % 4 for x in range(10)}), {c for c in "a"})
gen = (x for x in [1, 2, 3])
print(
    "generator:",
    next(gen),
    list(gen),
    list(gen),
    sum(x for x in range(4)),
    max((len(w), w) for w in ("a", "bbb")),
)
x = "outer"
print("the loop variable is local:", [x for x in range(3)], x)
try:
    [undefined for _ in range(1)]
except NameError as error:
    print("NameError:", error)
print(
    "unpacking targets:",
    [a + b for a, b in [(1, 2), (3, 4)]],
    [r for _, *r in ["abc", "de"]],
    [t for t, in [(5,)]],
)
holder = {}
print("odd targets:", [0 for holder["k"] in range(3)], holder)


def first_iterable_is_eager():
    try:
        (y for y in 1 / 0)
    except ZeroDivisionError:
        return "the first iterable is evaluated at once"


print(first_iterable_is_eager())
lazy = (1 / z for z in (1, 0))
print("the rest is lazy:", next(lazy))
try:
    next(lazy)
except ZeroDivisionError as error:
    print("ZeroDivisionError:", error, list(lazy))
funcs = [lambda: k for k in range(3)]
print("closures share the variable:", [f() for f in funcs])
print("conditional expression inside:", ["even" if n % 2 == 0 else "odd" for n in range(3)])
print(
    "several conditions and loops:",
    [(a, b) for a in range(4) if a % 2 for b in range(4) if b > a if a + b != 5],
)
print("else in iterable:", [i for i in ([1] if gen else [2])], [*(i for i in "ab")], {**{k: 1 for k in "a"}})


def in_function(n):
    m = 10
    return [n + m + i for i in range(2)], {m: n for n in range(2)}, n


print("enclosing names:", in_function(1))
