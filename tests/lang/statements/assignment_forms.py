"""Assignment to names, attributes, subscripts, slices and nested targets; several targets; order of stores."""


class Logged:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __setattr__(self, name, value):
        self.log.append(f".{name}={value}")

    def __setitem__(self, key, value):
        self.log.append(f"[{key}]={value}")


t = Logged()
t.a = t.b = t[0] = "v"
t.c, (t.d, *t.e), t[1] = 1, (2, 3, 4), 5
[t.f, t.g] = "xy"
print("stores in order:", t.log)
a = b = []
a.append(1)
print("one object, two names:", b, a is b)
x, y = 1, 2
x, y = y, x
print("swap:", x, y)
i, values = 0, [10, 20, 30]
i, values[i] = 1, "stored at the new i"
print("targets from left to right:", values)
first, *rest = "abc"
*start, last = (1, 2, 3)
head, *middle, tail = range(5)
(*everything,) = {"k": 1}
print("starred:", first, rest, start, last, middle, everything)
(p), [q], (r,) = 1, [2], (3,)
print("brackets:", p, q, r)
() = []
[] = ()
print("empty targets are fine")
for wrong in ("() = [1]", "a, b = 1", "a, b = 'x'", "a, *b, c = [1]", "[a, [b, c]] = 1, 2", "*a, = 5"):
    try:
        exec(wrong)
    except (ValueError, TypeError) as error:
        print(f"{wrong}: {type(error).__name__}: {error}")
