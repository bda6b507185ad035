"""Closures: cells shared by several functions, loops, arguments captured, late changes, deep nesting, generators."""


def account(balance):
    def deposit(n):
        nonlocal balance
        balance += n
        return balance

    def show():
        return balance

    return deposit, show


deposit, show = account(100)
deposit(50)
print("shared cell:", show(), account(7)[1]())


def parameters(a, b=2, *args, c, **kwargs):
    return lambda: (a, b, args, c, kwargs)


print("captured parameters:", parameters(1, 3, 4, c=5, d=6)())


def rebound(a):
    f = lambda: a
    a = "rebound"
    return f


print("the variable, not the value:", rebound("first")())


def loop():
    functions = []
    for i in range(3):
        j = i * 10

        def f():
            return i, j

        functions.append(f)
    i = "after"
    return [f() for f in functions]


print("one variable per call, not per turn:", loop())


def deep():
    a = 1

    def one():
        b = 2

        def two():
            c = 3

            def three():
                return a, b, c

            return three

        return two

    return one()()()


print("deep:", deep())


def generator_closure(n):
    def gen():
        nonlocal n
        while n:
            yield n
            n -= 1

    return list(gen()), n


print("generator:", generator_closure(3))


def recursion():
    def even(n):
        return n == 0 or odd(n - 1)

    def odd(n):
        return n != 0 and even(n - 1)

    return even(10), odd(7), even(3)


print("mutual recursion:", recursion())


def early():
    def inner():
        return later

    try:
        inner()
    except NameError as error:
        print("NameError:", error)
    later = "bound now"
    return inner()


print(early())
