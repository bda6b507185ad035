"""typing as annotations use it: generics, Optional, Union, TypeVar, Protocol, NamedTuple, TypedDict, get_type_hints."""

import typing
from typing import Any, Callable, Generic, NamedTuple, Optional, Protocol, TypedDict, TypeVar, Union

T = TypeVar("T")
K = TypeVar("K", bound=int)


class Stack(Generic[T]):
    def __init__(self):
        self.items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self


stack = Stack[int]().push(1)
print("generic:", stack.items, Stack[int], Stack.__parameters__, T, K.__bound__)
print(
    "unions:",
    Optional[int],
    Union[int, str],
    Union[int, int],
    Union[int, None],
    int | None,
    Optional[int] == (int | None),
)
print("callables:", Callable[[int, str], bool], Callable[..., Any], list[T][int], dict[str, T][int])


class Point(NamedTuple):
    x: int
    y: int = 0

    def norm(self):
        return abs(self.x) + abs(self.y)


p = Point(3)
print("NamedTuple:", p, p.norm(), p._replace(y=4), p == (3, 0), Point._fields, Point._field_defaults)


class Movie(TypedDict, total=False):
    name: str
    year: int


print("TypedDict:", Movie(name="M"), Movie.__total__, Movie.__annotations__)


@typing.runtime_checkable
class Closeable(Protocol):
    def close(self): ...


class File:
    def close(self):
        pass


print("Protocol:", isinstance(File(), Closeable), isinstance(5, Closeable))


def f(a: "int", b: Optional["Stack"] = None, *c: str) -> None: ...


print("hints:", typing.get_type_hints(f))
print(
    "origins:",
    typing.get_origin(list[int]),
    typing.get_args(dict[str, int]),
    typing.get_origin(Optional[int]),
)
print("cast:", typing.cast(int, "unchanged"), typing.TYPE_CHECKING)


@typing.overload
def g(x: int) -> int: ...
@typing.overload
def g(x: str) -> str: ...
def g(x):
    return x


print(
    "overload:",
    g(1),
    typing.final(File) is File,
    typing.NewType("UserId", int)(5),
    typing.ClassVar[int],
    typing.Literal[1, "a"],
)
try:
    Stack[int, str]
except TypeError as error:
    print("TypeError:", error)
