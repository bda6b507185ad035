"""abc: abstract methods, instantiation errors, registration, __subclasshook__, abstract properties."""

import abc
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence, Sized


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self):
        return "default"

    @property
    @abc.abstractmethod
    def name(self): ...

    @classmethod
    @abc.abstractmethod
    def make(cls): ...

    def describe(self):
        return f"{self.name}: {self.area()}"


class Partial(Shape):
    def area(self):
        return "partial over " + super().area()


class Full(Partial):
    name = "full"

    @classmethod
    def make(cls):
        return cls()


for kind in (Shape, Partial):
    try:
        kind()
    except TypeError as error:
        print("TypeError:", error)
print("full:", Full.make().describe(), sorted(Shape.__abstractmethods__), sorted(Full.__abstractmethods__))


@Shape.register
class Registered:
    pass


print(
    "registered:", issubclass(Registered, Shape), isinstance(Registered(), Shape), Shape in Registered.__mro__
)


class HasLen(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return True if any("__len__" in c.__dict__ for c in other.__mro__) else NotImplemented


print("hook:", issubclass(list, HasLen), issubclass(int, HasLen), isinstance("s", HasLen))
for value in (5, "s", [], {}, (), set(), iter([]), len, range(3)):
    kinds = (Hashable, Sized, Iterable, Iterator, Container, Sequence, Mapping, Callable)
    print(type(value).__name__, [kind.__name__ for kind in kinds if isinstance(value, kind)])
try:
    Partial.register(5)
except TypeError as error:
    print("TypeError:", error)
Partial.__abstractmethods__ = frozenset()
print("emptied:", type(Partial()).__name__)
