"""len at one site: of containers, of user classes, of negative and odd lengths, of things that have none."""


class Sized:
    def __init__(self, length):
        self.length = length

    def __len__(self):
        return self.length


class Index:
    def __index__(self):
        return 7


def site(thing):
    return len(thing)


def attempt(thing):
    try:
        return site(thing)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


plain = [
    [1, 2],
    (1,),
    "four",
    b"12345",
    {1: 2},
    {1, 2, 3},
    frozenset(),
    range(10**6),
    bytearray(2),
    {}.keys(),
    range(-5),
]
for thing in plain:
    for _ in range(100):
        site("abc")
    print(type(thing).__name__, attempt(thing), attempt(thing))
for length in (0, 5, True, -1, 2**62, 2**63, -(2**70), 1.5, "3", None, Index()):
    for _ in range(60):
        site([1, 2, 3])
    name = type(length).__name__ if isinstance(length, Index) else repr(length)
    print("__len__ returns", name, "->", attempt(Sized(length)))
for thing in (5, None, 1.5, object(), len, int, iter([]), (x for x in ()), Sized):
    print("no length:", attempt(thing))
print("huge range:", attempt(range(10**30)))
sized = Sized(3)
for _ in range(300):
    site(sized)
Sized.__len__ = lambda self: 99
print("replaced:", site(sized))
sized.__len__ = lambda: 5
print("instance attributes do not count:", site(sized))
del Sized.__len__
print("removed:", attempt(sized))


class List(list):
    def __len__(self):
        return 42


print("subclass of list:", site(List()), site([]), list.__len__(List()))
