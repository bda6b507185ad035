"""The assignment expression: value, scope in comprehensions and lambdas, conditions, arguments, f-strings."""

if (n := len("abcd")) > 3:
    print("in a condition:", n)
print("in a call:", (m := 5), m + (m := m + 1), m)
values = [y := 1, y + 1, (y := y * 10), y]
print("in a display:", values, y)
print("leaks out of a comprehension:", [last := i for i in range(4)], last)
print("first true:", any((hit := c).isdigit() for c in "ab3d5"), hit)
total = 0
print("running total:", [total := total + v for v in (1, 2, 3)], total)


def function():
    data = iter([3, 2, 1, 0, 9])
    seen = []
    while (item := next(data)) != 0:
        seen.append(item)
    return seen, item


print("while:", function())


def scopes():
    inner = [z := x for x in range(3)]

    def nested():
        nonlocal z
        [z := "from nested" for _ in range(1)]

    nested()
    return inner, z


print("function scope:", scopes())


def with_global():
    global g
    return [g := k for k in "ab"]


print("global:", with_global(), g)
f = lambda: (local := 7) + local
print("lambda:", f(), "local" in globals())
print(f"f-string: {(w := 'x')} {w!r} {(w):>3}")
print("dict:", {(k := "key"): (v := k.upper()), v: k})
print("slice:", [0, 1, 2, 3][(i := 1) : (i + 2)], "conditional:", (a := 1) if (b := 0) else (c := 2), b, c)
print("nested:", (p := (q := 3) + 1), p, q)
if (match := {"a": 1}.get("a")) is not None and (other := match + 1):
    print("and:", match, other)
