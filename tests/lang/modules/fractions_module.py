"""fractions.Fraction: construction, arithmetic, comparison, rounding, limits, mixed with other numbers, errors."""

from fractions import Fraction as F
import math

print(
    "made:",
    F(1, 2),
    F(6, -4),
    F(5),
    F(),
    F("3/4"),
    F(" -2.5 "),
    F("1e-2"),
    F(0.5),
    F(0.1),
    F(F(1, 3)),
    F("1_000/3"),
    repr(F(1, 3)),
    F(True, 2),
)
a, b = F(1, 2), F(1, 3)
print(
    "arithmetic:", a + b, a - b, a * b, a / b, a**2, a**-3, a // b, a % b, divmod(F(7, 2), b), -a, abs(-a), +a
)
print(
    "mixed:",
    a + 1,
    2 - a,
    a * 0.5,
    a / 2,
    3 / a,
    a + 0j,
    2**a,
    a**b,
    a // 1,
    7 % F(2, 3),
    F(9, 4) ** F(1, 2),
    2.0 ** F(1, 2),
)
print(
    "comparison:",
    a > b,
    a == 0.5,
    b == 1 / 3,
    a < 1,
    a <= F(2, 4),
    F(1) == 1,
    F(1, 2) == F(2, 4),
    max(a, b),
    sorted([a, b, F(1, 4)]),
    a < float("inf"),
    a == float("nan"),
)
print(
    "hash:",
    hash(F(5)) == hash(5),
    hash(F(1, 2)) == hash(0.5),
    {F(1, 2): "half"}[0.5],
    len({F(1, 3), F(2, 6)}),
)
print(
    "rounding:",
    round(F(7, 2)),
    round(F(5, 2)),
    round(F(22, 7), 2),
    math.floor(F(-7, 2)),
    math.ceil(F(-7, 2)),
    math.trunc(F(-7, 2)),
    int(F(7, 2)),
    float(F(1, 3)),
    round(F(1234), -2),
)
print(
    "parts:",
    F(6, 4).numerator,
    F(6, 4).denominator,
    F(-6, 4).as_integer_ratio(),
    a.real,
    a.imag,
    a.conjugate(),
    bool(F(0)),
    bool(a),
)
print(
    "limit:",
    F(math.pi).limit_denominator(1000),
    F("3.1415926535897932").limit_denominator(10),
    F(1, 3).limit_denominator(1),
    F.from_float(0.25),
)
print("text:", str(F(3, 1)), str(F(-1, 3)), [F(1, 2)], f"{F(1, 2)!s:>6}", complex(a))
print("sums:", sum(F(1, n) for n in range(1, 11)), sum([F(1, 10)] * 10) == 1, math.prod([F(1, 2)] * 10))
egyptian, x = [], F(7, 15)
while x:
    n = math.ceil(1 / x)
    egyptian.append(n)
    x -= F(1, n)
print("egyptian:", egyptian)
for wrong in (
    lambda: F(1, 0),
    lambda: F("x"),
    lambda: F("1/0"),
    lambda: F(1.5, 2),
    lambda: F(float("nan")),
    lambda: F(float("inf")),
    lambda: a / 0,
    lambda: F(0) ** -1,
    lambda: a + "x",
    lambda: a < "x",
    lambda: F([1]),
    lambda: F("1 / 2"),
    lambda: a < 1j,
    lambda: a.limit_denominator(0),
    lambda: setattr(a, "numerator", 5),
    lambda: F(None),
    lambda: a << 1,
):
    try:
        print("fine:", wrong())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
