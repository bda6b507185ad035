"""Float sites meet ints, big ints, bools, complex numbers, fractions and text, and go back to floats."""

from fractions import Fraction


def operate(a, b):
    return a + b, a - b, a * b, a / b


def attempt(a, b):
    try:
        return operate(a, b)
    except (TypeError, ZeroDivisionError, OverflowError) as error:
        return f"{type(error).__name__}: {error}"


def warm():
    for i in range(200):
        operate(i + 0.5, 2.0)


others = [(1.5, 2), (2, 1.5), (2**70, 0.5), (0.5, 2**70), (True, 0.5), (1.5, 1j), (Fraction(1, 2), 0.5), ("a", 1.5), (1.5, None),
          (1.5, 0.0), (1.5, 0), (10**400, 1.0), (float("inf"), 2.0), (5e-324, 0.5), (-0.0, 3.0), (1e308, 10.0)]  # fmt: skip
for a, b in others:
    warm()
    first = attempt(a, b)
    print(
        f"{str(a)[:12]}, {str(b)[:12]} ->",
        str(first)[:150],
        [str(attempt(a, b)) == str(first) for _ in range(3)].count(True),
    )
    assert operate(1.5, 0.5) == (2.0, 1.0, 0.75, 3.0)


def accumulate(values):
    total = 0
    for v in values:
        total += v
    return total


print(
    "the total changes its type:",
    accumulate([1, 2.5, 3, True]),
    accumulate([1] * 100 + [0.5]),
    accumulate([0.5] * 100 + [2**70]),
)
print("and back:", accumulate(range(100)), accumulate([1.5, -1.5, 2j]), accumulate([Fraction(1, 3)] * 3))


def powers(x, n):
    return x**n, n**x if n else 1


for _ in range(100):
    powers(2, 3)
print("powers:", powers(2, -1), powers(2.0, 3), powers(-8, 2), powers(2, 0.5), powers(2, 100), powers(0, 0))
