"""__call__: objects, classes, wrong callables, chains of calls, callable()."""

import functools


class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, /, *more, scale=1):
        return (self.n + x + sum(more)) * scale


add = Adder(10)
print("called:", add(1), add(1, 2, 3), add(1, scale=2), add.__call__(5), Adder.__call__(add, 6))
for wrong in (lambda: add(), lambda: add(x=1), lambda: add(1, unknown=2)):
    try:
        wrong()
    except TypeError as error:
        print("TypeError:", error)


class Chain:
    def __init__(self, path=""):
        self.path = path

    def __getattr__(self, name):
        return Chain(f"{self.path}.{name}")

    def __call__(self, *arguments):
        return Chain(f"{self.path}({', '.join(map(repr, arguments))})")

    def __getitem__(self, key):
        return Chain(f"{self.path}[{key!r}]")


print("chain:", Chain("root").a(1)["k"].b(2)(3)[1:2].path)
add.__call__ = lambda x: "instance attribute"
print("the type decides:", add(1))
print(
    "callable:",
    [callable(x) for x in (add, Adder, len, lambda: 0, functools.partial(len), 5, "s", None, add.__call__)],
)
for thing in (5, "text", None, [], Chain, add):
    try:
        thing(1, 2) if not isinstance(thing, type) else thing(1, 2, 3)
    except TypeError as error:
        print("TypeError:", error)
    else:
        print("fine:", type(thing).__name__)


class Indirect:
    __call__ = Adder(100)


print("__call__ may be any callable:", Indirect()(5))
