"""functools: singledispatch, singledispatchmethod, wraps, update_wrapper."""

import functools


@functools.singledispatch
def show(x):
    return f"something {x!r}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
@show.register(tuple)
def _(x):
    return "sequence of " + ", ".join(show(i) for i in x)


@show.register
def _(x: str | bytes):
    return f"text {x!r}"


class Base:
    pass


class Child(Base):
    pass


show.register(Base, lambda x: f"Base or below: {type(x).__name__}")
for value in (5, True, 1.5, [1, "a"], (2.5,), b"x", Base(), Child(), None):
    print("dispatch:", type(value).__name__, "->", show(value))
print(
    "which:",
    show.dispatch(bool) is show.registry[int],
    show.dispatch(float) is show.registry[object],
    sorted(k.__name__ for k in show.registry),
)


class Formatter:
    @functools.singledispatchmethod
    def format(self, x):
        return "other"

    @format.register
    def _(self, x: int):
        return f"int {x} in {type(self).__name__}"

    @format.register
    @classmethod
    def _(cls, x: str):
        return f"str in {cls.__name__}"


print("method:", Formatter().format(1), Formatter().format("s"), Formatter().format([]))


def original(a: int, b=2) -> str:
    """Doc of original."""


original.extra = 1


@functools.wraps(original)
def wrapper(*args):
    return args


print(
    "wraps:",
    wrapper.__name__,
    wrapper.__doc__,
    wrapper.__annotations__,
    wrapper.extra,
    wrapper.__wrapped__ is original,
    wrapper.__defaults__,
    wrapper(5),
)
for wrong in (
    lambda: show(),
    lambda: show.register(5),
    lambda: show.register(lambda x: x),
    lambda: functools.wraps(5)(lambda: 0).__name__,
):
    try:
        print("fine:", wrong())
    except TypeError as error:
        print("TypeError:", str(error).split("Use either")[0].split(" <function")[0])
