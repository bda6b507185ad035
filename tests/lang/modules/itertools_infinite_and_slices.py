"""itertools: count, cycle, repeat, islice, takewhile, dropwhile, filterfalse, compress, starmap."""

from itertools import compress, count, cycle, dropwhile, filterfalse, islice, repeat, starmap, takewhile

print(
    "count:",
    list(islice(count(), 3)),
    list(islice(count(5, -2), 4)),
    list(islice(count(0.5, 0.25), 3)),
    next(count(2**70)),
    repr(count(3)),
    repr(count(1, 2)),
)
print("cycle:", list(islice(cycle("ab"), 5)), list(cycle([])))
print(
    "repeat:",
    list(repeat("x", 3)),
    list(repeat(1, 0)),
    list(repeat(1, -1)),
    list(map(pow, range(4), repeat(2))),
    repr(repeat("a")),
    repr(repeat("a", 2)),
)
print(
    "islice:",
    list(islice("abcdef", 3)),
    list(islice("abcdef", 2, 4)),
    list(islice("abcdef", 1, None, 2)),
    list(islice("ab", 5)),
    list(islice(iter("abc"), 0)),
)
source = iter(range(10))
print("islice takes what it needs:", list(islice(source, 2, 4)), next(source))
print("takewhile:", list(takewhile(lambda n: n < 3, [1, 2, 3, 1])), list(takewhile(str.isalpha, "ab1c")))
print("dropwhile:", list(dropwhile(lambda n: n < 3, [1, 2, 3, 1])), list(dropwhile(bool, [])))
print("filterfalse:", list(filterfalse(None, [0, 1, "", "x"])), list(filterfalse(lambda n: n % 2, range(5))))
print("compress:", list(compress("abcdef", [1, 0, 1, 0, 1])), list(compress("ab", [])))
print("starmap:", list(starmap(pow, [(2, 3), (3, 2)])), list(starmap(lambda *a: a, ["ab", (1,), []])))
for wrong in (
    lambda: islice("a", -1),
    lambda: islice("a", 0, 1, 0),
    lambda: islice("a", "x"),
    lambda: islice("a"),
    lambda: count("a"),
    lambda: repeat(),
    lambda: cycle(5),
    lambda: list(starmap(pow, [5])),
    lambda: takewhile(1),
    lambda: islice(5, 1),
    lambda: repeat(1, times="x"),
    lambda: list(dropwhile(5, [1])),
):
    try:
        print("fine:", wrong())
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
