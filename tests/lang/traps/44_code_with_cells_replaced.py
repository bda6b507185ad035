"""__code__ is replaced by code with other cells, locals, flags and names; free variables must match in number."""


def make(value):
    def inner():
        return value

    return inner


def site(function):
    return function()


one, two = make(1), make(2)
for _ in range(500):
    site(one)
print("closures:", site(one), site(two))


def make_other(value):
    def other():
        first, second = value, value
        return "other", first, second

    return other


one.__code__ = make_other(0).__code__
print("same number of free variables:", site(one), site(two))
try:
    one.__code__ = site.__code__
except ValueError as error:
    print("refused:", error)
try:
    site.__code__ = one.__code__
except ValueError as error:
    print("refused:", error)
print("still:", site(one))


def plain():
    return "plain"


def generator():
    yield "generator"


async def coroutine():
    return "coroutine"


for kind in (generator, coroutine, plain):
    for _ in range(200):
        site(plain)
    plain.__code__, saved = kind.__code__, plain.__code__
    result = site(plain)
    print(kind.__name__, type(result).__name__)
    if type(result).__name__ == "coroutine":
        result.close()
    plain.__code__ = saved


def recursive(n):
    if n == 3:
        recursive.__code__ = (lambda n: f"swapped at {n}").__code__
    return n if n <= 0 else (n, recursive(n - 1))


print("swapped while it runs:", recursive(5))
two.__closure__[0].cell_contents = "cell changed"
print("cell changed:", site(two))
