"""Functions that return functions, early returns, no return, many values, functions in containers, recursion through names."""


def sign(n):
    if n > 0:
        return "positive"
    if n < 0:
        return "negative"


def nothing():
    pass


def many():
    return 1, "two", [3], {"four": 4}


def early(items):
    for item in items:
        if item > 2:
            return item
    else:
        return "none"


def nested_returns(n):
    try:
        while True:
            for i in range(10):
                with open_nothing():
                    if i == n:
                        return i
            return "outer"
    finally:
        log.append(n)


class open_nothing:
    def __enter__(self):
        pass

    def __exit__(self, *arguments):
        pass


log = []
print(sign(1), sign(-1), sign(0), nothing(), many(), early([1, 3]), early([]))
print(nested_returns(3), nested_returns(99), log)


def compose(*functions):
    def composed(x):
        for function in reversed(functions):
            x = function(x)
        return x

    return composed


def power(n):
    return lambda x: x**n


print(compose(power(2), power(3))(2), compose()("same"), compose(str, len, list)("abc"))
operations = {
    "add": lambda a, b: a + b,
    "twice": lambda f: lambda x: f(f(x)),
    "const": lambda v: lambda *_: v,
}
print(operations["add"](1, 2), operations["twice"](lambda s: s + "!")("hi"), operations["const"](5)(1, 2, 3))
dispatch = [print, len, sorted, (lambda x: x[::-1])]
print([f("bca") for f in dispatch[1:]])


def make_counters():
    def make(start):
        def count():
            nonlocal start
            start += 1
            return start

        return count

    return [make(n) for n in (0, 10, 100)]


counters = make_counters()
print([c() for c in counters], [c() for c in counters for _ in range(2)])
print((lambda f: f(f, 10))(lambda self, n: 1 if n < 2 else n * self(self, n - 1)))
redefined = lambda: "first"
old = redefined


def redefined():
    return "second"


print(redefined(), old())
