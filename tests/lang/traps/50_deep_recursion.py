"""Deep recursion through every kind of call ends in RecursionError, at odd and even limits, and all is well after."""

import sys


def function(n):
    return function(n + 1)


class Deep:
    @property
    def prop(self):
        return self.prop

    def method(self):
        return self.method()

    def __getitem__(self, index):
        return self[index]

    def __add__(self, other):
        return self + other

    def __call__(self):
        return self()

    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __init__(self, deep=False):
        if deep:
            Deep(True)

    def __len__(self):
        return len(self)

    def __eq__(self, other):
        return self == other

    def __iter__(self):
        yield from self

    def __contains__(self, item):
        return item in self

    def __repr__(self):
        return repr(self)


deep = Deep()
ways = {
    "function": lambda: function(0), "property": lambda: deep.prop, "method": lambda: deep.method(),
    "__getitem__": lambda: deep[0], "__add__": lambda: deep + 1, "__call__": lambda: deep(),
    "__getattr__": lambda: deep.missing, "__init__": lambda: Deep(True), "__len__": lambda: len(deep),
    "__eq__": lambda: deep == 1, "__iter__": lambda: list(deep), "__contains__": lambda: 1 in deep,
    "__repr__": lambda: repr(deep), "lambda": (lambda f: lambda: f(f))(lambda f: f(f)),
    "starred": (lambda f: lambda: f(*[f]))(lambda f: f(*[f])), "sorted": (lambda: sorted([1], key=lambda x: ways["sorted"]())),
}  # fmt: skip


def attempt(way):
    try:
        way()
    except RecursionError as error:
        return str(error).startswith("maximum recursion depth exceeded")
    return "no error"


def shallow(n):
    return 0 if n == 0 else 1 + shallow(n - 1)


for limit in (100, 101, 200, 333):
    sys.setrecursionlimit(limit)
    outcomes = {name: [attempt(way) for _ in range(3)] for name, way in ways.items()}
    wrong = {name: outcome for name, outcome in outcomes.items() if outcome != [True] * 3}
    print(f"limit {limit}: {len(ways) - len(wrong)} ways, wrong: {wrong}, afterwards: {shallow(50)}")
