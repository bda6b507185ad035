"""Slices at sites warm with list slices: other containers, odd bounds, subclasses, objects with __getitem__."""


def cut(items, low, high):
    return items[low:high]


def step(items, n):
    return items[::n]


def warm():
    for i in range(200):
        cut([1, 2, 3, 4], i % 3, 4)
        step([1, 2, 3, 4], 2)


class Sub(list):
    def __getitem__(self, key):
        return f"Sub {key}"


class Own:
    def __getitem__(self, key):
        return key


class I:
    def __index__(self):
        return 1

    def __repr__(self):
        return "I()"


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except (TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


for items in (
    [1, 2, 3, 4],
    (1, 2, 3, 4),
    "añ€😀",
    b"abcd",
    bytearray(b"abcd"),
    range(4),
    Sub([1]),
    Own(),
    {1: 2},
    5,
    None,
):
    warm()
    name = type(items).__name__
    print(
        name,
        [
            attempt(cut, items, *bounds)
            for bounds in ((1, 3), (-2, None), (None, None), (5, 9), (True, I()), (3, 1))
        ],
    )
    print(name, [attempt(step, items, n) for n in (1, -1, 2, 0, "x", 2**70)])
    assert cut([1, 2, 3], 0, 2) == [1, 2]
print(
    "bounds:",
    attempt(cut, [1, 2], "a", 1),
    "|",
    attempt(cut, "ab", 1.5, None),
    "|",
    attempt(cut, [1, 2, 3], -(2**70), 2**70),
)
original = [1, 2, 3]
copies = [cut(original, None, None) for _ in range(100)]
copies[0].append(4)
print("copies are fresh:", original, copies[0], copies[99], all(c is not original for c in copies))
