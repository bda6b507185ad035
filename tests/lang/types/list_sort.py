"""sort and sorted: stability, key, reverse, mixed numbers, errors half-way, mutation during sort, big inputs."""

import random

words = ["pear", "Fig", "apple", "fig", "Banana", "kiwi"]
print("plain:", sorted(words), sorted(words, reverse=True))
print("key:", sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True))
print("stable:", sorted([(1, "b"), (0, "a"), (1, "a"), (0, "b")], key=lambda p: p[0]))
print(
    "reverse keeps stability:",
    sorted([(1, "b"), (0, "a"), (1, "a"), (0, "b")], key=lambda p: p[0], reverse=True),
)
print(
    "key=None:",
    sorted([3, 1, 2], key=None),
    sorted([]),
    sorted("hello"),
    sorted({"b": 1, "a": 2}),
    sorted((2, 1)),
)
print("numbers:", sorted([3, 1.5, True, -2, 2**70, -(2**70), 0.0]), sorted([2**65, 2**64, 2**66]))
print("tuples and lists:", sorted([(2, 1), (1, 9), (1, 2, 3), (1,)]), sorted([[2], [1, 5], []]))
a = [3, 1, 2]
print("in place:", a.sort(), a, sorted(a) is a)
generator = random.Random(42)
big = [generator.randint(0, 1000) for _ in range(5000)]
result = sorted(big)
print(
    "big:", all(x <= y for x, y in zip(result, result[1:])), result[:5], result[-5:], sum(result) == sum(big)
)
pairs = [(n % 10, i) for i, n in enumerate(big)]
by_first = sorted(pairs, key=lambda p: p[0])
print("big and stable:", by_first == sorted(pairs))
runs = list(range(500)) + list(range(300, 0, -1)) + [7] * 100
print("runs:", sorted(runs)[::150], sorted(runs, reverse=True)[::150])


def attempt(label, items, **keywords):
    try:
        items.sort(**keywords)
        print(label, "->", items)
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}, same items: {len(items)}")


attempt("mixed", [3, "a", 1])
attempt("None", [None, None])
attempt("one item needs no comparison", [None])
attempt("complex", [1j, 2j])
attempt("key fails", [1, 0], key=lambda n: 1 // n)
attempt("key is no function", [1, 2], key=5)
attempt("unknown keyword", [1], cmp=1)
attempt("reverse is no bool", [1, 2], reverse="yes")
attempt("reverse is text", [1, 2], reverse=1)


class Only:
    calls = 0

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Only.calls += 1
        return self.n < other.n


items = [Only(n) for n in (3, 1, 2)]
items.sort()
print("only __lt__ is asked:", [o.n for o in items], Only.calls >= 2)
changing = [3, 1, 2]
try:
    changing.sort(key=lambda n: changing.append(n) or n)
except ValueError as error:
    print("ValueError:", error)
nan = float("nan")
print("nan confuses, nothing breaks:", len(sorted([3, nan, 1, nan, 2])))
