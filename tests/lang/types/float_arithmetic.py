"""float: operators, division and remainder with signs, powers, comparisons with ints, special values."""

nan, inf, items = float("nan"), float("inf"), [1]
for a, b in (
    (7.5, 2.0),
    (-7.5, 2.0),
    (7.5, -2.0),
    (-7.5, -2.0),
    (1e17, 3.0),
    (0.5, 0.1),
    (5.0, inf),
    (-5.0, inf),
    (0.0, -3.0),
    (6, 0.25),
):
    print(a, b, "->", a / b, a // b, a % b, divmod(a, b))
print(
    "power:",
    2.0**0.5,
    2.0**-1,
    (-8.0) ** 3,
    (-8.0) ** (1 / 3),
    0.0**0,
    inf**0,
    nan**0,
    1.0**nan,
    4**0.5,
    0.0**5.5,
    (-1.0) ** inf,
)
print(
    "special:",
    inf + 1,
    inf - inf,
    inf * 0,
    inf / inf,
    -inf + inf,
    1 / inf,
    -1 / inf,
    nan + 1,
    nan == nan,
    nan != nan,
    nan < 1,
    inf > 10**400,
)
print("signs:", -0.0 == 0.0, str(-0.0), 0.0 * -1, -(0.0), abs(-0.0), 0.0 + -0.0, round(-0.4), round(-0.4, 0))
print(
    "with ints:",
    1 + 0.5,
    2**53 + 1.0,
    10**22 * 1.0,
    3 // 0.5,
    2**70 % 1.5,
    True + 0.5,
    1 == 1.0,
    hash(2.0**70) == hash(2**70),
)
print(
    "comparison:",
    2**53 + 1 > 2.0**53,
    2**53 + 1 == float(2**53 + 1),
    10**308 < inf,
    0.1 < 1 / 10 + 1e-17,
    3 < 3.0000000000000004,
    -(10**400) > -inf,
)
for wrong in (lambda: 1.0 / 0, lambda: 1.0 // 0.0, lambda: 1.0 % 0.0, lambda: divmod(1.0, 0), lambda: 0.0**-1, lambda: 10.0**400, lambda: inf // 0,
              lambda: int(nan), lambda: int(inf), lambda: 1.5 << 1, lambda: ~1.5, lambda: 1.5 & 1, lambda: items[1.0], lambda: range(1.0), lambda: "a" * 2.0,
              lambda: 1.5 + "x", lambda: 1.5 < "x", lambda: inf.as_integer_ratio(), lambda: nan.as_integer_ratio(), lambda: pow(2.0, 2, 3), lambda: float.fromhex("xyz"), lambda: float.fromhex("0x1p5000")):  # fmt: skip
    try:
        print("fine:", wrong())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
total = 0.0
for i in range(1, 1001):
    total += 1 / (i * i)
print("a sum:", total, sum([0.1] * 10), sum([0.1] * 10) == 1.0)
