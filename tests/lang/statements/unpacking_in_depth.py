"""Unpacking: nested targets, stars, swaps with side effects, in loops, in calls, from every iterable."""

(a, b), [c, (d, *e)] = (1, 2), [3, (4, 5, 6)]
print("nested:", a, b, c, d, e)
first, *middle, last = "abcdef"
print("stars:", first, middle, last)
*init, (x, *y) = 1, 2, "xyz"
print("stars in stars:", init, x, y)
values = [1, 2, 3]
values[0], values[2] = values[2], values[0]
print("swap in a list:", values)
i = 0
i, values[i] = 2, "at the new index"
print("later targets see earlier ones:", values)


class Box:
    def __setattr__(self, name, value):
        order.append(f"{name}={value}")


order, box = [], Box()
box.a, (box.b, *box.c), box.d = 1, "234", 5
print("stores:", order)
for name, (low, high), *extra in [("n", (1, 2)), ("m", [3, 4], 5, 6)]:
    print("loop:", name, low, high, extra)
print("comprehension:", [k + v for k, (v, *_) in {"a": "xy", "b": "z"}.items()])
generator = (n * n for n in range(4))
zero, one, *more = generator
print("generator:", zero, one, more)
head, *tail = {"k": 1, "l": 2}
print("dict:", head, tail, [*{"m": 3}.values()])


def f(*args, **kwargs):
    return args, kwargs


print("calls:", f(*"ab", *[1], k=1, **{"l": 2}), f(*map(str, range(2))), f(*(x for x in ())))
print("displays:", [*range(2), *"a"], (*"b", 1), {**{"a": 1}, "b": 2})
with_default = dict(a=1)
(a_value,) = with_default.values()
print("one element:", a_value)
a = b = c = [0]
a, b = b + [1], a
print("right side first:", a, b, c)
fib = [0, 1]
while len(fib) < 10:
    *_, m, n = fib
    fib.append(m + n)
print("last two:", fib)
for wrong in (
    "a, b = 1, 2, 3",
    "a, b = {}",
    "(a, b), c = 1, 2",
    "*a, b = ()",
    "a, (b, c) = 1, 'x'",
    "a, b = iter([1])",
    "[*a, b, c] = 'z'",
):
    try:
        exec(wrong)
    except (ValueError, TypeError) as error:
        print(f"{wrong}: {type(error).__name__}: {error}")
