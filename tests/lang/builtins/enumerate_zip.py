"""enumerate and zip: starts, lengths, strict, laziness, iterators shared, errors."""

print(
    "enumerate:",
    list(enumerate("ab")),
    list(enumerate("ab", 5)),
    list(enumerate([], 1)),
    list(enumerate("a", start=-1)),
    list(enumerate("ab", 2**70)),
)
e = enumerate("abc")
print("iterator:", next(e), iter(e) is e, list(e), list(e))
print(
    "zip:",
    list(zip("ab", [1, 2])),
    list(zip("abc", [1])),
    list(zip()),
    list(zip([])),
    list(zip("ab")),
    list(zip(range(3), "xyz", (7, 8, 9))),
)
print("dict:", dict(zip("ab", range(9))), dict(enumerate("xy")))
print("unzip:", list(zip(*[(1, "a"), (2, "b")])))
a = iter(range(6))
print("pairs:", list(zip(a, a)))
left, right = iter([1, 2, 3]), iter([1])
print("what is taken when one ends:", list(zip(left, right)), list(left))
left, right = iter([1]), iter([1, 2, 3])
print("and the other way:", list(zip(left, right)), list(right))
print("strict:", list(zip("ab", [1, 2], strict=True)), list(zip(strict=True)))
for arguments in (
    ("ab", [1]),
    ("a", [1, 2]),
    ("ab", [1, 2], "x"),
    ("ab", [1, 2], "xyz"),
    ("", [1]),
    ("abc", "ab", "a"),
):
    try:
        print(list(zip(*arguments, strict=True)))
    except ValueError as error:
        print("ValueError:", error)


def failing():
    yield 1
    raise KeyError("inside")


for make in (lambda: enumerate(failing()), lambda: zip([1, 2], failing())):
    seen = []
    try:
        for item in make():
            seen.append(item)
    except KeyError as error:
        print("KeyError:", error, "after", seen)
tuples = [t for t in zip("ab", "cd")]
print("tuples are not reused:", tuples, tuples[0] is not tuples[1])
for action in (
    lambda: enumerate(),
    lambda: enumerate(5),
    lambda: enumerate("a", "b"),
    lambda: enumerate("a", 1, 2),
    lambda: zip(5),
    lambda: zip([1], 5),
    lambda: zip([1], strict=5) and 1,
    lambda: zip(x=1),
    lambda: enumerate("a", begin=1),
):
    try:
        print("fine:", action())
    except TypeError as error:
        print("TypeError:", error)
