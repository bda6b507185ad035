"""bisect: left, right, insort, bounds, keys, errors."""

import bisect

a = [1, 3, 3, 3, 5]
print("left:", [bisect.bisect_left(a, x) for x in (0, 1, 2, 3, 4, 5, 6)])
print(
    "right:", [bisect.bisect_right(a, x) for x in (0, 1, 2, 3, 4, 5, 6)], [bisect.bisect(a, x) for x in (3,)]
)
print(
    "bounds:",
    bisect.bisect_left(a, 3, 2),
    bisect.bisect_left(a, 3, 2, 3),
    bisect.bisect_right(a, 3, hi=2),
    bisect.bisect_left([], 1),
)
bisect.insort(a, 3)
bisect.insort_left(a, 0)
bisect.insort_right(a, 9)
print("insort:", a)
words = ["a", "bb", "dddd"]
bisect.insort(words, "ccc", key=len)
print("key:", words, bisect.bisect_left(words, 2, key=len), bisect.bisect_right(words, 4, key=len))


def grade(score):
    return "FDCBA"[bisect.bisect([60, 70, 80, 90], score)]


print("grades:", [grade(s) for s in (33, 60, 77, 89, 90, 100)])


class Counting(list):
    asked = 0

    def __getitem__(self, index):
        Counting.asked += 1
        return super().__getitem__(index)


numbers = Counting(range(0, 10000, 2))
print(
    "on a subclass:",
    bisect.bisect_left(numbers, 5001),
    bisect.bisect_left(tuple(range(10)), 7),
    bisect.bisect(range(100), 42.5),
    bisect.bisect("aceg", "d"),
)
inserted = []
for n in (5, 2, 8, 1, 9, 2):
    bisect.insort(inserted, n)
print("kept sorted:", inserted)
i = bisect.bisect_left(inserted, 8)
print(
    "found:",
    i,
    inserted[i] == 8,
    "| not found:",
    bisect.bisect_left(inserted, 7),
    inserted[bisect.bisect_left(inserted, 7)] == 7,
)
for wrong in (
    lambda: bisect.bisect([1, 2], "a"),
    lambda: bisect.bisect_left([1], 1, -1),
    lambda: bisect.bisect(5, 1),
    lambda: bisect.insort((1,), 2),
    lambda: bisect.bisect([1]),
    lambda: bisect.bisect([1, 2], 1, key=5),
    lambda: bisect.insort([1], 2, key=lambda n: 1 // 0),
):
    try:
        print("fine:", wrong())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
