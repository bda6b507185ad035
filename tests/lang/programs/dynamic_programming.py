"""Classic tables: edit distance, longest common subsequence, knapsack, coins, partitions, matrix chain."""

from functools import lru_cache


def edit_distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


def common(a, b):
    table = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            table[i + 1][j + 1] = (
                table[i][j] + x if x == y else max(table[i][j + 1], table[i + 1][j], key=len)
            )
    return table[-1][-1]


def knapsack(items, capacity):
    best = {0: (0, ())}
    for name, weight, value in items:
        for used, (total, names) in list(best.items()):
            if used + weight <= capacity and best.get(used + weight, (-1,))[0] < total + value:
                best[used + weight] = (total + value, names + (name,))
    return max(best.values())


def coins(amount, kinds):
    ways = [1] + [0] * amount
    for kind in kinds:
        for n in range(kind, amount + 1):
            ways[n] += ways[n - kind]
    return ways[amount]


@lru_cache(maxsize=None)
def partitions(n, largest):
    if n == 0:
        return 1
    return sum(partitions(n - k, k) for k in range(1, min(n, largest) + 1))


@lru_cache(maxsize=None)
def chain(sizes):
    if len(sizes) < 3:
        return 0
    return min(
        chain(sizes[: k + 1]) + chain(sizes[k:]) + sizes[0] * sizes[k] * sizes[-1]
        for k in range(1, len(sizes) - 1)
    )


def increasing(items):
    best = []
    for item in items:
        candidates = [run for run in best if run[-1] < item]
        best.append(max(candidates, key=len, default=[]) + [item])
    return max(best, key=len)


def pascal(n):
    row = [1]
    for _ in range(n):
        yield row
        row = [a + b for a, b in zip([0, *row], [*row, 0])]


print(
    "edit distance:",
    [
        edit_distance(a, b)
        for a, b in (("kitten", "sitting"), ("", "abc"), ("same", "same"), ("flaw", "lawn"))
    ],
)
print("common:", common("AGGTAB", "GXTXAYB"), common("abc", "xyz"), common("programming", "gaming"))
print("knapsack:", knapsack([("a", 1, 1), ("b", 3, 4), ("c", 4, 5), ("d", 5, 7)], 7))
print("coins:", coins(100, (1, 5, 10, 25, 50)), coins(5, (2,)), coins(0, ()))
print("partitions:", [partitions(n, n) for n in (5, 10, 30)])
print("matrix chain:", chain((40, 20, 30, 10, 30)))
print("increasing:", increasing([10, 9, 2, 5, 3, 7, 101, 18]))
print("pascal:", list(pascal(6)))
