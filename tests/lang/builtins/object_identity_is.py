"""is and is not: singletons, the same object, mutable things are distinct, assignments share."""

a = b = []
c = []
print("lists:", a is b, a is c, a == c, [] is [], a is not c)
print("singletons:", None is None, True is True, ... is ..., NotImplemented is NotImplemented)
print("classes and functions:", int is int, len is len, type(1) is int, (lambda: 0) is (lambda: 0))
print("bound methods are made anew:", a.append is a.append, a.append == a.append, print is print)
d = {"k": a}
a.append(1)
print("sharing:", d["k"] is a, d, b, (a, a)[0] is (a, a)[1])
e = a[:]
f = list(a)
print("copies:", e is a, f is a, e == a, e[0] is a[0])


def same(x):
    return x


def default(x=[]):
    return x


print("through calls:", same(a) is a, default() is default(), default([]) is default([]))
t = (1, 2)
print(
    "immutable copies may be shared:",
    t[:] is t,
    tuple(t) is t,
    str("abc") is "".join(["a", "bc"]) or "equal anyway",
)


class Singleton:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance


print("singleton:", Singleton() is Singleton())


class AlwaysEqual:
    def __eq__(self, other):
        return True


print("equal is not identical:", AlwaysEqual() == None, AlwaysEqual() is None, [AlwaysEqual()] == [5])
x = 257
y = x
print("names of one int:", x is y, x is not None)
for value in (None, 0, "", False):
    print(repr(value), "is None:", value is None, "== None:", value == None, "not:", not value)
