"""One call site calls a function, then str, len, type, a bound method, a partial, a class and a callable object."""

import functools


class Class:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return f"Class({self.value!r})"

    def method(self, value):
        return "method", self.value, value

    def __call__(self, value):
        return "called", self.value, value

    @classmethod
    def create(cls, value):
        return cls("created " + str(value))


class Meta(type):
    def __call__(cls, *arguments):
        return "metaclass call", arguments


class WithMeta(metaclass=Meta):
    pass


def function(value):
    return "function", value


def defaults(value, more="default"):
    return "defaults", value, more


def site(callee, argument):
    return callee(argument)


instance = Class("self")
callees = [
    function, str, len, type, instance.method, functools.partial(defaults, more="partial"), Class, instance, defaults,
    Class.create, Class.__str__, lambda x: ("lambda", x), "a{}b".format, [1, 2, 3].count, dict.fromkeys, tuple, list,
    WithMeta, print, instance.__init__, max, staticmethod(function), abs, None, 5, "text", int, ...,
]  # fmt: skip


def attempt(callee, argument):
    try:
        return site(callee, argument)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for callee in callees:
    for _ in range(100):
        site(function, 0)
    results = [attempt(callee, "ab") for _ in range(3 if callee is print else 60)]
    print(getattr(callee, "__name__", type(callee).__name__), "->", results[0], len(set(map(repr, results))))
    print("    function again:", site(function, 1))
