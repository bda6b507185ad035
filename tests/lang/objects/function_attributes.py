"""Functions are objects: their attributes, names, docs, annotations, __dict__, closures, equality."""


def plain(a: int, b: "text" = 2, *args, c, d=4, **kwargs) -> str:
    """Doc."""
    return "plain"


print("names:", plain.__name__, plain.__qualname__, plain.__module__, plain.__doc__)
print("defaults:", plain.__defaults__, plain.__kwdefaults__)
print("annotations:", plain.__annotations__)
code = plain.__code__
print(
    "code:", code.co_name, code.co_argcount, code.co_kwonlyargcount, code.co_posonlyargcount, code.co_varnames
)
plain.counter = 1
plain.counter += 1
print("attributes:", plain.counter, plain.__dict__, vars(plain))
plain.__name__, plain.__qualname__, plain.__doc__ = "renamed", "Some.renamed", None
print("renamed:", plain.__name__, plain.__qualname__, plain.__doc__)
for name, value in (
    ("__name__", 5),
    ("__qualname__", None),
    ("__annotations__", 5),
    ("__dict__", 5),
    ("__closure__", ()),
):
    try:
        setattr(plain, name, value)
    except (TypeError, AttributeError) as error:
        print(f"{name}: {type(error).__name__}: {error}")


def outer(x):
    unused = 1

    def inner():
        return x

    return inner


f, g = outer(1), outer(2)
print(
    "closures:",
    f.__closure__[0].cell_contents,
    f.__code__ is g.__code__,
    f == g,
    f.__code__.co_freevars,
    outer.__closure__,
)
f.__closure__[0].cell_contents = "changed"
print("changed:", f(), "| qualname:", f.__qualname__)
print(
    "repr:",
    repr(f).startswith("<function outer.<locals>.inner at"),
    (lambda: 0).__name__,
    (lambda: 0).__qualname__,
)
print("globals:", f.__globals__ is globals(), f.__builtins__["len"] is len)


class C:
    def method(self):
        pass


bound = C().method
print("bound:", bound.__name__, bound.__func__ is C.method, bound.__self__.__class__.__name__, bound.__doc__)
try:
    bound.attribute = 1
except AttributeError as error:
    print("AttributeError:", error)
c = C()
print("bound methods compare:", c.method == c.method, c.method is c.method, c.method == C().method)
