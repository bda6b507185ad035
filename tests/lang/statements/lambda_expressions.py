"""Lambdas: every kind of parameter, defaults, closures, nesting, immediate calls, names, late binding."""

print("plain:", (lambda: 1)(), (lambda x: x)(2), (lambda x, y=3: (x, y))(1), (lambda *a, **k: (a, k))(1, z=2))
print("keyword-only:", (lambda *, k: k)(k=5), (lambda a, /, b, *, c=3: (a, b, c))(1, b=2))
late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print("late and early binding:", [f() for f in late], [f() for f in early])
add = lambda a: lambda b: lambda c: a + b + c
print("curried:", add(1)(2)(3))
print("immediate:", (lambda x: x * 2)((lambda y: y + 1)(3)))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print("recursive:", fact(10))
compose = lambda *fs: lambda x: [x := f(x) for f in fs][-1]
print("composed:", compose(abs, str, lambda s: s + "!")(-5))
print("in containers:", {"sq": lambda n: n * n}["sq"](4), sorted("bca", key=lambda c: -ord(c)))
print("yield:", list((lambda: (yield from "ab"))()))
print("tuple result needs brackets:", (lambda: (1, 2))(), (lambda: 1, 2)[1])
print("name:", (lambda: 0).__name__, add(1).__qualname__)
print("defaults are evaluated once:", (lambda: [f() for f in [lambda l=[]: l.append(1) or len(l)] * 3])())
for wrong in (
    lambda: (lambda x: x)(),
    lambda: (lambda: 1)(2),
    lambda: (lambda *, k: k)(1),
    lambda: (lambda x: x)(y=1),
):
    try:
        wrong()
    except TypeError as error:
        print("TypeError:", error)


class C:
    method = lambda self, n: (self.__class__.__name__, n)
    twice = staticmethod(lambda n: n * 2)


print("as methods:", C().method(1), C.twice(4))
