"""int: all operators over small, negative and huge operands; division and remainder keep their law."""

values = [0, 1, -1, 2, 7, -7, 10**18, -(10**18), 2**62, -(2**62), 2**64 + 1, -(3**50)]
for a in (7, -7, 2**62, 10**30, -(10**30)):
    for b in (2, -3, 10**9, -(2**63), 7**20):
        assert (a // b) * b + a % b == a and divmod(a, b) == (a // b, a % b)
        print(a, b, "->", a + b, a - b, a * b, a // b, a % b, f"{a / b:.12g}")
print("shifts:", [v << 3 for v in values[:6]], [v >> 1 for v in values], 1 << 100 >> 98, -1 >> 1000, 5 << 0)
print("bits:", [v & 12 for v in values], [v | 5 for v in values], [v ^ -1 for v in values], ~(2**70))
print("power:", 2**10, (-2) ** 3, 0**0, 7**0, 2**-2, (-2) ** -1, 10**25, (-3) ** 41)
print(
    "pow mod:",
    pow(3, 200, 13),
    pow(-3, 5, 7),
    pow(3, -1, 7),
    pow(2, 10**20, 10**9 + 7),
    pow(5, 3, -7),
    pow(0, 0, 1),
)
print(
    "comparison:",
    2**64 > 2**63,
    -(2**64) < 2**3,
    10**20 == 10**20 + 0,
    1 == 1.0,
    2**53 + 1 == 2.0**53,
    10**400 > 1e308,
)
for wrong in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: divmod(1, 0), lambda: 0**-1, lambda: 1 << -1, lambda: 1 >> -5,
              lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: 10**400 / 3, lambda: 10**400 * 1.0, lambda: 2**64 + "x",
              lambda: 1 << 2**100, lambda: pow(2, 1.0, 3), lambda: 5 & 1.0):  # fmt: skip
    try:
        wrong()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
print(
    "true division is exact:", (10**400) / (10**399), 1 / 3, (2**1000 + 1) / 2**1000, -(7**30) / 7**29, 0 / 5
)
