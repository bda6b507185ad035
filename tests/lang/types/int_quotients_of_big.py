"""Quotients, sums and products of big numbers, where the highest digits decide, and where they do not."""


def check(a, b):
    quotient, rest = a // b, a % b
    assert quotient * b + rest == a and (0 <= rest < b or b < rest <= 0), (a, b)
    assert divmod(a, b) == (quotient, rest)
    return quotient


seed = 12345
numbers = [2**62, 2**64 - 1, 2**127, 2**128, 10**40, 3**200]
for bits in (65, 128, 191, 193, 320):
    seed = seed * 6364136223846793005 % 2**64
    numbers += [2**bits, 2**bits - 1, 2**bits + 1, pow(seed, 40, 2**bits)]
total = 0
for a in numbers:
    for b in numbers:
        for n in (1, 9, 2**60 - 1):
            for step in (-1, 0, 1):
                total += check(a * n + step, b) + check(-a, b * n + step) + check(-b * n - step, -b)
print(total)
for a in (2**100, -(2**100), 10**30):
    print(a + 0, 0 + a, a * 1, 1 * a, a * 0, 0 * a, a + False, a * True, True * a, False * a, a - 0, 0 - a)
    print(a.bit_length(), (-a).bit_length(), (a - 1).bit_length(), (a + 0) is a or a + 0 == a)


class Int(int):
    pass


print(type(Int(2**80) + 0), type(Int(2**80) * 1), type(0 + Int(2**80)), type(Int(0) + 2**80), type(Int(1) * 2**80))

from math import gcd

for a in (0, 1, 6, -6, 48, 2**40, 2**61 - 1, -(2**61), 2**62, 3**30 * 2**10, 10**18):
    print(a, [gcd(a, b) for b in (0, 1, -1, 9, 36, 2**30, 6**20, 2**61 - 1, -(2**61), 10**18, 2**64 * 3)])
for x in (7, -7, 7.5, -7.5, 0.0, 1e18, float("inf"), float("nan")):
    for y in (2, -2, 2.5, -2.5, 0, 0.0, 0.5, float("inf")):
        shown = []
        for operator in ("+", "-", "*", "/", "//", "%", "**"):
            try:
                shown.append(repr(eval(f"x {operator} y")))
            except Exception as error:
                shown.append(type(error).__name__)
        print(x, y, *shown)
