"""In-place operators: __iadd__ and the rest, the fallback to the plain ones, what is bound afterwards."""


class InPlace:
    def __init__(self, log=()):
        self.log = list(log)

    def __repr__(self):
        return f"InPlace({self.log})"


class Fallback(InPlace):
    pass


for name in (
    "add",
    "sub",
    "mul",
    "truediv",
    "floordiv",
    "mod",
    "pow",
    "matmul",
    "lshift",
    "rshift",
    "and",
    "or",
    "xor",
):
    setattr(InPlace, f"__i{name}__", lambda self, other, name=name: self.log.append((name, other)) or self)
    setattr(Fallback, f"__i{name}__", lambda self, other: NotImplemented)
    setattr(
        Fallback,
        f"__{name}__",
        lambda self, other, name=name: Fallback(self.log + [("plain " + name, other)]),
    )

for kind in (InPlace, Fallback):
    x = same = kind()
    x += 1
    x -= 2
    x *= 3
    x /= 4
    x //= 5
    x %= 6
    x **= 7
    x @= 8
    x <<= 9
    x >>= 10
    x &= 11
    x |= 12
    x ^= 13
    print(kind.__name__, "same object:", x is same, x)


class Other:
    def __iadd__(self, other):
        return "anything"


value = Other()
value += 1
print("the result is bound:", value)
a = b = [1]
a += (2,)
print("list += tuple is in place:", a is b, a)
a = a + [3]
print("list + list is new:", a is b, a, b)
t = ([],)
try:
    t[0] += [1]
except TypeError as error:
    print("both happen:", error, t)
s = frozenset({1})
s |= {2}
print("frozenset |= makes a new one:", sorted(s))
for action in (
    "n = None; n += 1",
    "n = 1; n += None",
    "n = 'a'; n -= 'b'",
    "n = []; n += 1",
    "n = {}; n |= 5",
    "n = (); n *= 1.5",
):
    try:
        exec(action)
    except TypeError as error:
        print(action, "->", error)
