"""A call site with functions that share their code but not their closures, defaults or globals."""


def make(n, default):
    def function(x, d=default, *, k=None):
        return n, x, d, k

    return function


def site(function):
    return function(1)


def keyword_site(function):
    return function(1, k="k")


functions = [make(n, f"default {n}") for n in range(50)]
print(
    "each its own:",
    all(site(f) == (n, 1, f"default {n}", None) for n, f in enumerate(functions) for _ in range(5)),
)
print(
    "with a keyword:",
    all(keyword_site(f) == (n, 1, f"default {n}", "k") for n, f in enumerate(functions) for _ in range(5)),
)
one, two = functions[:2]
print("one code:", one.__code__ is two.__code__)
for _ in range(500):
    site(one)
two.__defaults__ = ("changed",)
print("defaults of one alone:", site(one), site(two))
two.__kwdefaults__ = {"k": "kw"}
print("keyword defaults of one alone:", site(one), site(two))
one.__closure__[0].cell_contents = "cell"
print("cell of one alone:", site(one), site(two))
two.__code__ = (lambda d: lambda x, *a: (d, x, a))(0).__code__
print("code of one alone:", site(one), site(two))


def fresh(n):
    return site(lambda x: (n, x))


print("a fresh function each time:", [fresh(n) for n in range(300)][-1], sum(fresh(n)[0] for n in range(300)))


def counters():
    total = 0

    def add(n):
        nonlocal total
        total += n
        return total

    return add


adders = [counters() for _ in range(10)]
for i in range(1000):
    adders[i % 10](i)
print("state:", [add(0) for add in adders])
methods = [type(f"T{n}", (), {"m": lambda self, n=n: n})().m for n in range(20)]
print("methods of many classes:", [(lambda m: m())(m) for m in methods for _ in range(3)][::3])
