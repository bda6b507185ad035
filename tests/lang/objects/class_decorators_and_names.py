"""Class decorators, keyword bases, starred bases, private names, __qualname__, annotations, docstrings."""


def tag(label):
    print("decorator evaluated:", label)

    def decorate(cls):
        print("applied:", label, "to", getattr(cls, "__name__", cls))
        cls.tags = [*getattr(cls, "tags", []), label]
        return cls

    return decorate


@tag("outer")
@tag("inner")
class Decorated:
    """Has a docstring."""

    a: int = 1
    b: "no such thing"


print(Decorated.tags, Decorated.__doc__, Decorated.__annotations__)


@lambda cls: (cls.__name__, "replaced")
class Replaced:
    pass


print("replaced:", Replaced)


class Private:
    __x = 1
    __dunder__ = 2

    def __method(self):
        return self.__x

    def call(self):
        self.__y = 5
        return self.__method(), self.__y, Private.__x

    def names(self, __argument=3):
        __local = __argument
        return sorted(locals())


print(
    "mangled:",
    Private().call(),
    sorted(n for n in vars(Private) if "Private" in n),
    Private().names(),
    Private.__dunder__,
)
try:
    Private().__x
except AttributeError as error:
    print("outside:", error)


class _Under:
    __v = "leading underscores are stripped"


print(_Under._Under__v)
bases = (dict,)


class Starred(*bases, metaclass=type, **{}):
    pass


print("starred bases:", Starred.__bases__, Starred(a=1))


class Empty: ...


print(
    "defaults:",
    Empty.__doc__,
    Empty.__module__,
    getattr(Empty, "__annotations__", "none"),
    Empty.__dict__["__module__"],
)
