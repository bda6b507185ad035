"""`in` with an __eq__ that raises, unhashable keys and subclasses of set and dict, at warmed sites."""


def contains(container, item):
    return item in container


def attempt(container, item):
    try:
        return contains(container, item)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Raising:
    def __eq__(self, other):
        raise RuntimeError("no comparison")

    def __hash__(self):
        return hash(1)


class Unhashable:
    __hash__ = None


class OddSet(set):
    def __contains__(self, item):
        return "truthy"


class OddDict(dict):
    def __contains__(self, item):
        return []


class OnlyIter:
    def __iter__(self):
        return iter((1, 2, 3))


class OnlyGetitem:
    def __getitem__(self, index):
        if index > 3:
            raise IndexError
        return index


raising = Raising()
containers = [
    [1, 2],
    (1, 2),
    {1, 2},
    frozenset({1, 2}),
    {1: "a", 2: "b"},
    range(1, 3),
    OddSet({1, 2}),
    OddDict({1: 0}),
]
for container in [*containers, {1: 2}.keys(), {2: 1}.values(), OnlyIter(), OnlyGetitem()]:
    for _ in range(100):
        contains(container, 1), contains(container, 5)
    items = (1, 5, 1.0, True, raising, Unhashable(), [1])
    print(type(container).__name__, [attempt(container, item) for item in items])
print("the object itself is found first:", contains([raising], raising), contains({raising: 1}, raising))
for text, item in (
    ("abc", "b"),
    ("abc", ""),
    ("abc", 1),
    (b"abc", 98),
    (b"abc", b"bc"),
    (b"abc", "b"),
    (b"abc", 256),
):
    for _ in range(100):
        contains("abc", "b"), contains(b"abc", 98)
    print(repr(text), repr(item), attempt(text, item))
print("nothing to search:", attempt(5, 1), "|", attempt(None, 1))
OnlyIter.__contains__ = None
print("__contains__ = None:", attempt(OnlyIter(), 1))
