"""Defaults are evaluated once, when def runs, from left to right, in the scope around; mutable ones persist."""

log = []


def note(x):
    log.append(x)
    return x


def f(a=note("a"), b=note("b"), *, c=note("c"), d: note("annotation") = note("d")) -> note("returns"):
    return a, b, c, d


print("when def runs:", log)
log.clear()
print(f(), f(1, c=2), "nothing is evaluated again:", log)


def collect(item, into=[]):
    into.append(item)
    return into


print("mutable default:", collect(1), collect(2), collect(3, []), collect(4), collect.__defaults__)


def sentinel(x=object()):
    return x is sentinel.__defaults__[0]


print("sentinel:", sentinel(), sentinel(None))
n = 1


def early(x=n, y=lambda: n):
    return x, y()


n = 2
print("value then, variable now:", early())
functions = []
for i in range(3):

    def g(i=i, *, j=i * 10):
        return i, j

    functions.append(g)
print("loop:", [g() for g in functions])


class C:
    default = "class value"

    def method(self, x=default, y=note("in the class body")):
        return x, y


C.default = "changed later"
print("class scope:", C().method(), log)


def recursive(n, acc=None):
    acc = [] if acc is None else acc
    if n:
        acc.append(n)
        return recursive(n - 1, acc)
    return acc


print("None as default:", recursive(3), recursive(2))


def outer(x):
    def inner(y=x * 2):
        return x, y

    x += 100
    return inner


print("closure and default:", outer(1)())
try:

    def bad(a=1 / 0):
        pass

except ZeroDivisionError as error:
    print("a default that raises:", error, "bad" in globals())
