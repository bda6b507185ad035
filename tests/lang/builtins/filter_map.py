"""filter and map: functions, None, several iterables, laziness, errors, types as functions."""

print(
    "map:",
    list(map(str, [1, 2])),
    list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])),
    list(map(pow, (2, 3), (3, 2))),
    list(map(str.upper, "ab")),
)
print(
    "filter:",
    list(filter(None, [0, 1, "", "x", [], None])),
    list(filter(lambda n: n % 2, range(6))),
    list(filter(str.isdigit, "a1b2")),
    list(filter(bool, {0: 1, 2: 3})),
)
log = []


def noisy(x):
    log.append(x)
    return x


m = map(noisy, [1, 2, 3])
print("lazy:", log, next(m), log, list(m), log)
f = filter(lambda x: noisy(x) > 3, [3, 4, 5])
print("filter is lazy:", next(f), log[-2:], list(f))
print("iterators:", iter(m) is m, iter(f) is f, list(m), type(m).__name__, type(f).__name__)
print(
    "classes and bound methods:",
    list(map(int, "12")),
    list(map([10, 20].__getitem__, (1, 0))),
    list(map({"a": 1}.get, "ab")),
    list(map(len, ["x", (1, 2)])),
)
print("nested:", list(map(lambda p: list(map(lambda q: p * q, range(3))), range(3))))
print("infinite partner:", list(map(lambda a, b: (a, b), "ab", iter(int, 1))))
truth = type("T", (), {"__bool__": lambda self: False})()
print("truth of the result:", list(filter(lambda x: truth, [1, 2])), list(filter(lambda x: [x], [1, 2])))


def attempt(label, action):
    seen = []
    try:
        for item in action():
            seen.append(item)
        print(label, "->", seen)
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}", "after", seen)


attempt("function raises", lambda: map(lambda n: 1 // n, [2, 1, 0, 5]))
attempt("goes on after an error", lambda: (lambda m: [next(m), *[0]])(map(lambda n: n, [1])))
attempt("not callable", lambda: map(5, [1]))
attempt("None as function of map", lambda: map(None, [1]))
attempt("not iterable", lambda: map(str, 5))
attempt("no iterable", lambda: map(str))
attempt("filter without iterable", lambda: filter(None))
attempt("filter of int", lambda: filter(None, 5))
attempt("filter not callable", lambda: filter(5, [1]))
attempt("too many for the function", lambda: map(lambda a: a, [1], [2]))
attempt("keyword", lambda: map(function=str, iterable=[1]))
attempt("StopIteration inside map ends it", lambda: map(lambda n: next(iter(())) if n == 2 else n, [1, 2, 3]))
