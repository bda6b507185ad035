"""A method is swapped for a classmethod, a staticmethod, a callable object, and back, under one call site."""


class Thing:
    def method(*arguments):
        return describe("function", arguments)


def describe(kind, arguments):
    return kind, [a.__name__ if isinstance(a, type) else type(a).__name__ for a in arguments]


class Callable:
    def __call__(self, *arguments):
        return describe("callable object", arguments)


def call(thing):
    return thing.method(1)


def call_on_class():
    return Thing.method(1)


kinds = {
    "function": Thing.__dict__["method"],
    "classmethod": classmethod(lambda *arguments: describe("classmethod", arguments)),
    "staticmethod": staticmethod(lambda *arguments: describe("staticmethod", arguments)),
    "callable": Callable(),
    "builtin": len,
    "class": list,
}
thing = Thing()
for name, kind in [*kinds.items(), *reversed(kinds.items())]:
    Thing.method = kind
    for count in (1, 5, 200):
        results = []
        for _ in range(count):
            for site in (lambda: call(thing), call_on_class):
                try:
                    results.append(site())
                except TypeError as error:
                    results.append(str(error))
        assert results[:2] * count == results, results
    print(f"{name}: on an object {results[0]}, on the class {results[1]}")
