"""One site unpacks sequences of right and wrong length, strings, iterators, dicts and odd subclasses."""


def two(value):
    a, b = value
    return a, b


def starred(value):
    a, *b, c = value
    return a, b, c


def attempt(function, value):
    try:
        return function(value)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class OddTuple(tuple):
    def __iter__(self):
        return iter(("own", "__iter__"))


class OddList(list):
    def __iter__(self):
        return iter(("own", "list"))


class Getitem:
    def __getitem__(self, index):
        if index == 2:
            raise IndexError
        return index * 10


def failing():
    yield 1
    raise KeyError("while unpacking")


values = [
    (1, 2), [1, 2], "ab", {"x": 1, "y": 2}, b"ab", range(2), iter([3, 4]), (n for n in (5, 6)), OddTuple((1, 2, 3)),
    OddList([1]), Getitem(), (1,), (1, 2, 3), [1], [1, 2, 3], "a", "abc", "", {}, range(3), iter([1]), map(str, range(9)),
    (n for n in (1, 2, 3)), failing(), 5, None, object, zip("a", "b"), enumerate("ab"), {7}, (), "é😀",
]  # fmt: skip
for value in values:
    for warm in ((1, 2), [1, 2]):
        for _ in range(60):
            two(warm), starred((1, 2, 3))
    shown = type(value).__name__ if " at 0x" in repr(value) else repr(value)
    print(shown, "->", attempt(two, value))
    if isinstance(value, (tuple, list, str, dict, range)):
        print("    starred ->", attempt(starred, value))
rest = iter([1, 2, 3, 4])
print("takes one too many:", attempt(two, rest), "left:", list(rest))


def nested(value):
    (a, (b, *c)), d = value
    return a, b, c, d


for value in (((1, (2, 3, 4)), 5), ((1, "xyz"), 5), ((1, ()), 5), ((1, 2), 3), (((1, 2, 3), 4), 5)):
    for _ in range(60):
        nested(((1, (2, 3)), 4))
    print("nested", value, "->", attempt(nested, value))
