# modules: typing
import collections.abc
import pickle
import typing
from typing import (
    Annotated, Any, Callable, ClassVar, Concatenate, Dict, Final, ForwardRef, Generic, List, Literal, Mapping, NamedTuple,
    NewType, NoReturn, NotRequired, Optional, ParamSpec, Protocol, Required, Self, Tuple, Type, TypedDict, TypeVar,
    TypeVarTuple, Union, Unpack, cast, final, get_args, get_origin, get_overloads, get_type_hints, overload,
    runtime_checkable,
)
from label import note, show

T, U = TypeVar("T"), TypeVar("U", bound=int)
C = TypeVar("C", int, str)
K = TypeVar("K", covariant=True)
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")


class Stack(Generic[T]):
    def __init__(self):
        self.items: List[T] = []


class Pair(Generic[T, U]):
    pass


for alias in (
    List[int], Dict[str, List[int]], Tuple[int, ...], Tuple[()], Tuple[int, str], Optional[int], Union[int, str, None], Union[int, None],
    Union[int, int], Union[Union[int, str], float], Optional[Union[int, str]], Callable[[int, str], bool], Callable[..., Any], Callable[[], None],
    Callable[P, T], Callable[Concatenate[int, P], T], Literal[1, "a", None], Literal[1, True, 1], Annotated[int, "meta", 3],
    Annotated[Annotated[int, 1], 2], ClassVar[int], Final[str], Type[int], Mapping[str, T], Stack[int], Pair[str, int], Pair[T, int],
    List[T][int], Dict[T, List[T]][str], Union[T, int][str], Callable[[T], U][int, bool], typing.Deque[int], typing.DefaultDict[str, int],
    typing.Iterable[List["Later"]], typing.Counter[str], typing.OrderedDict[str, int], typing.ContextManager[int], List, Dict, Any, Union, Optional,
    NoReturn, Self, Generic, typing.Generator[int, str, None], Unpack[Ts], Tuple[int, Unpack[Ts]], typing.IO[str], typing.TextIO, List[None],
    typing.AbstractSet[int], typing.Type, typing.Hashable, typing.Text, Generic[T], Protocol[T], Required[int], typing.TypeGuard[int],
    List[list[int]], Optional[list[T]], Union[int, "str"], List[Stack], List[typing.NewType("Id", int)], Annotated[List[T], 1][int],
):
    note("alias", alias, get_origin(alias), get_args(alias), getattr(alias, "__parameters__", None))

note("variables", T, U, C, K, P, Ts, T.__name__, U.__bound__, C.__constraints__, K.__covariant__, P.args, P.kwargs, T.__module__)
note("equal", List[int] == List[int], List[int] is List[int], Union[int, str] == Union[str, int], hash(Union[int, str]) == hash(Union[str, int]), Literal[1] == Literal[True], Optional[int] == Union[None, int], List[int] != List[str], Union[int, str] == (int | str))
note("operators", List[int] | None, T | int, "x" | List[int], Any | None if False else Optional[Any], Literal[1] | str)
note("instances", Stack[int]().__orig_class__, type(Stack[int]()), Stack.__parameters__, Pair.__orig_bases__, Stack[int].__origin__)


class Sub(Stack[int], Mapping[str, int]):
    pass


note("mro", [c.__name__ for c in Sub.__mro__], Sub.__orig_bases__, Sub.__parameters__, List.__mro_entries__((List,)))
for label, function in {
    "List[int, str]": lambda: List[int, str], "Dict[int]": lambda: Dict[int], "List[int][str]": lambda: List[int][str],
    "Stack[int, str]": lambda: Stack[int, str], "Union[()]": lambda: Union[()], "Optional[1, 2]": lambda: Optional[int, str],
    "Callable[int]": lambda: Callable[int], "Generic[int]": lambda: Generic[int], "Generic[T, T]": lambda: Generic[T, T],
    "Annotated[int]": lambda: Annotated[int], "List()": lambda: List(), "List[int]()": lambda: List[int](), "Any()": lambda: Any(),
    "Union()": lambda: Union(), "isinstance Any": lambda: isinstance(1, Any), "isinstance List[int]": lambda: isinstance([], List[int]),
    "isinstance List": lambda: isinstance([], List), "isinstance Union": lambda: isinstance(1, Union[int, str]),
    "issubclass": lambda: issubclass(bool, Union[int, str]), "ClassVar in List": lambda: List[ClassVar[int]], "plain Generic": lambda: List[Generic],
    "Self[int]": lambda: Self[int], "TypeVar one": lambda: TypeVar("X", int), "TypeVar both": lambda: TypeVar("X", covariant=True, contravariant=True),
    "TypeVar bound": lambda: TypeVar("X", int, str, bound=int), "ForwardRef": lambda: ForwardRef("1 +"),
    "ForwardRef 3": lambda: ForwardRef(3), "bad forward": lambda: List["1 +"], "Concatenate": lambda: Concatenate[int], "tuple arg": lambda: List[(1, 2)],
    "plain": lambda: exec("class X(Generic): pass", globals()), "missing": lambda: exec("class X(Generic[T], List[U]): pass", globals()),
    "Union subclass": lambda: exec("class X(Union[int, str]): pass", globals()), "iterate": lambda: list(List), "not generic": lambda: Pair[int, str][int],
    "subclass Any": lambda: issubclass(type("X", (Any,), {}), Any), "attribute": lambda: typing.nothing, "List[int].append": lambda: List[int].append([], 1),
}.items():
    show(label, function)


@runtime_checkable
class Closer(Protocol):
    def close(self) -> None:
        ...


class HasName(Protocol):
    name: str


@runtime_checkable
class Named(HasName, Protocol):
    pass


class File:
    def close(self):
        pass


class Explicit(Closer):
    def __init__(self, n):
        self.n = n


note("protocol", isinstance(File(), Closer), isinstance(3, Closer), issubclass(File, Closer), issubclass(int, Closer), Explicit(3).n, isinstance(Explicit(1), Closer))
f = File()
note("data protocol", isinstance(f, Named), setattr(f, "name", "x"), isinstance(f, Named))
show("not runtime", isinstance, f, HasName)
show("not methods", issubclass, File, Named)
show("instance", Closer)
show("runtime on class", runtime_checkable, File)
show("bad base", lambda: exec("class X(File, Protocol): pass", globals()))
note("supports", isinstance(3, typing.SupportsInt), isinstance("", typing.SupportsInt), isinstance(3, typing.SupportsIndex), isinstance(1.5, typing.SupportsRound), isinstance(1, typing.SupportsAbs))


class GenericProtocol(Protocol[T]):
    def get(self) -> T:
        ...


note("generic protocol", GenericProtocol[int], GenericProtocol.__parameters__)


class Employee(NamedTuple):
    "An employee."
    name: str
    id: int = 3

    def shout(self):
        return self.name.upper()


e = Employee("Guido")
note("NamedTuple", e, e.id, e.shout(), Employee._fields, Employee._field_defaults, Employee.__annotations__, Employee.__doc__, Employee.__bases__, pickle.loads(pickle.dumps(e)) == e)
note("NamedTuple call", NamedTuple("N", [("a", int), ("b", str)])(1, "x"), NamedTuple("N", a=int)(1))


class GenericTuple(NamedTuple, Generic[T]):
    x: T


note("generic tuple", GenericTuple[int](3), GenericTuple[int])
show("NamedTuple default", lambda: exec("class X(NamedTuple):\n a: int = 1\n b: int", globals()))
show("NamedTuple overwrite", lambda: exec("class X(NamedTuple):\n a: int\n def _make(self): pass", globals()))
show("NamedTuple base", lambda: exec("class X(NamedTuple, File):\n a: int", globals()))


class Movie(TypedDict, total=False):
    title: Required[str]
    year: int


class Sequel(Movie):
    number: int
    note: NotRequired[str]


note("TypedDict", Movie(title="x"), Movie.__required_keys__, Movie.__optional_keys__, Movie.__total__, sorted(Sequel.__required_keys__), sorted(Sequel.__optional_keys__), Sequel.__annotations__, Sequel.__bases__, type(Movie).__name__, typing.is_typeddict(Movie), typing.is_typeddict(dict))
note("TypedDict call", TypedDict("TD", {"a": int}).__annotations__, get_type_hints(Movie), get_type_hints(Movie, include_extras=True))
show("TypedDict isinstance", isinstance, {}, Movie)
show("TypedDict base", lambda: exec("class X(Movie, File): pass", globals()))


class Base:
    a: int
    b: "Optional[Base]"


class Derived(Base):
    c: "List[Derived]" = None
    d: ClassVar["int"] = 3
    e: Annotated["int", "meta"]

    def method(self, x: "Derived", y: None = None, *args: "int") -> "Base":
        ...


note("hints", get_type_hints(Base), get_type_hints(Derived), get_type_hints(Derived, include_extras=True), get_type_hints(Derived.method), get_type_hints(len), get_type_hints(typing))
show("hints", get_type_hints, 3)
show("unknown", get_type_hints, type("X", (), {"__annotations__": {"a": "Unknown"}}))
note("local", get_type_hints(type("X", (), {"__annotations__": {"a": "Unknown"}}), localns={"Unknown": int}), get_type_hints(lambda x: x))
note("forward", ForwardRef("int"), ForwardRef("int") == ForwardRef("int"), ForwardRef("x", module="m"), List["Base"].__args__)


@overload
def over(x: int) -> int: ...
@overload
def over(x: str) -> str: ...
def over(x):
    return x


note("overload", over(3), len(get_overloads(over)))
typing.clear_overloads()
note("cleared", get_overloads(over))


@overload
def only(x): ...


show("only", only, 1)


@final
class Final_:
    @final
    def m(self):
        pass


@typing.no_type_check
def unchecked(x: "nonsense!"):
    pass


Id = NewType("Id", int)
note("functions", cast(int, "x"), Final_.__final__, Final_.m.__final__, get_type_hints(unchecked), typing.assert_type(3, int), Id(5), Id, Id.__supertype__, Id.__name__, Optional[Id], Id | None)
show("NewType base", lambda: exec("class X(Id): pass", globals()))
show("never", typing.assert_never, "x" * 200)


@typing.dataclass_transform(kw_only_default=True)
def transform(cls):
    return cls


note("transform", transform.__dataclass_transform__)
note("pickle", [pickle.loads(pickle.dumps(a)) == a for a in (List[int], Union[int, str], Optional[int], Callable[[int], str], Literal[1], Annotated[int, 1], Stack[int], List, T, Any if False else List[Any])])


class Array(Generic[Unpack[Ts]]):
    pass


class Z(Generic[T, P]):
    pass


note("variadic", Array[int, str], Array[()], Array[int], Tuple[Unpack[Ts]][int, str], Array[int, Unpack[Ts]][str, bool], Z[int, [str, bool]], Z[int, ...], Z[int, P])
note("user alias", List[Stack[T]][int], Dict[str, Stack[T]][int], Callable[[Stack[T]], T][int], Tuple[T, U, T][int, bool])
note("builtin", list[T][int], dict[str, T][int], tuple[T, ...][int], (list[T] | None)[int], type[T][int], list[int].__args__)
note("doc", List.__doc__, typing.Mapping.__doc__, List.__name__, List[int].__name__, Union.__name__, Optional[int].__name__, List[int].__module__, Stack[int].__module__)
note("constants", typing.TYPE_CHECKING, typing.AnyStr, sorted(set(typing.__all__) - {"Pattern", "Match"}))
