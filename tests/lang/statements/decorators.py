"""Decorators on functions and methods: order, arguments, state, any expression, classes, stacking with built-in ones."""

import functools

log = []


def named(name):
    log.append(f"made {name}")

    def decorate(function):
        log.append(f"applied {name}")

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            log.append(f"enter {name}")
            try:
                return function(*args, **kwargs)
            finally:
                log.append(f"leave {name}")

        return wrapper

    return decorate


@named("outer")
@named("inner")
def greet(name, *, mark="!"):
    """Greets."""
    log.append("body")
    return f"hello {name}{mark}"


print("decorating:", log)
log.clear()
print(greet("x", mark="?"), log)
print("wraps:", greet.__name__, greet.__doc__, greet.__wrapped__("y"))


class Count:
    def __init__(self, function):
        self.function, self.calls = function, 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)

    def __get__(self, instance, owner):
        return functools.partial(self, instance)


@Count
def square(x):
    return x * x


print("class as decorator:", [square(n) for n in range(4)], square.calls)


class C:
    @Count
    def method(self, x):
        return type(self).__name__, x

    @staticmethod
    @named("static")
    def static(x):
        return x

    @classmethod
    @named("class")
    def klass(cls):
        return cls.__name__


print("methods:", C().method(1), C.static(2), C().klass())
table = {"double": lambda f: lambda x: 2 * f(x)}


@table["double"]
@(lambda f: lambda x: f(x) + 1)
def identity(x):
    return x


print("any expression:", identity(5))


@(lambda f: print("called with", f.__name__))
def printed_and_lost(): ...


print("replaced by what the decorator returns:", printed_and_lost)


def register(registry):
    def decorate(f):
        registry[f.__name__] = f
        return f

    return decorate


commands = {}


@register(commands)
def start(): ...


@register(commands)
def stop(): ...


print("registry:", sorted(commands))
try:

    @undefined
    def never(): ...

except NameError as error:
    print("NameError:", error)
