"""Recursive functions of several styles: Ackermann, Hanoi, quicksort, n queens, mutual, memoised, with accumulators."""


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def hanoi(n, a="a", b="b", c="c"):
    return hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c) if n else []


def quicksort(items):
    if len(items) < 2:
        return items
    pivot, *rest = items
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])


def queens(n, columns=()):
    if len(columns) == n:
        return [columns]
    row = len(columns)
    return [
        solution
        for c in range(n)
        if all(c != k and abs(c - k) != row - r for r, k in enumerate(columns))
        for solution in queens(n, columns + (c,))
    ]


def collatz(n, known={1: 1}):
    if n not in known:
        known[n] = 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)
    return known[n]


def power_set(items):
    if not items:
        return [[]]
    rest = power_set(items[1:])
    return rest + [[items[0]] + s for s in rest]


def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def fold(f, items, start):
    return fold(f, items[1:], f(start, items[0])) if items else start


def tak(x, y, z):
    return z if y >= x else tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


print("ackermann:", [ackermann(2, n) for n in range(4)], ackermann(1, 20))
print("hanoi:", hanoi(3), len(hanoi(8)))
print("quicksort:", quicksort([3, 1, 4, 1, 5, 9, 2, 6, 5, 3]))
print("queens:", queens(4), len(queens(6)))
print("collatz:", max(range(1, 300), key=collatz), collatz(27))
print("power set:", power_set("abc"))
print("gcd:", gcd(1071, 462), gcd(2**70, 6**20))
print("even:", is_even(50), is_odd(51), is_even(33))
print("fold:", fold(lambda a, b: a * 10 + b, [1, 2, 3], 0))
print("tak:", tak(9, 6, 3))
