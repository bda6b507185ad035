"""Big integers: factorials, powers, roots, gcd, Fibonacci, base conversion, exact division, digit sums."""

import math

print("factorial 60:", math.factorial(60))
print("digits of 1000!:", sum(map(int, str(math.factorial(1000)))), len(str(math.factorial(1000))))
a, b = 0, 1
for _ in range(300):
    a, b = b, a + b
print("fibonacci 300:", a)
print(
    "fast fibonacci agrees:",
    a
    == (
        lambda n: (lambda f: f(f, n)[0])(
            lambda f, n: (
                (0, 1)
                if n == 0
                else (
                    lambda x, y: (
                        (x * (2 * y - x), x * x + y * y) if n % 2 == 0 else (x * x + y * y, y * (2 * x + y))
                    )
                )(*f(f, n // 2))
            )
        )
    )(300),
)
n = 3**200
print("isqrt:", math.isqrt(n), math.isqrt(n) ** 2 <= n < (math.isqrt(n) + 1) ** 2)
print(
    "gcd, lcm:",
    math.gcd(2**100 * 3**50, 2**60 * 5**20),
    math.lcm(10**20, 15**10),
    math.gcd(),
    math.gcd(-12, 18),
)
print("hex:", hex(7**40), oct(7**20), bin(7**15), f"{7**40:,}")
print("back:", int(hex(7**40), 16) == 7**40, int(str(7**99)) == 7**99)
mersenne = 2**127 - 1
print(
    "Lucas-Lehmer 127:", (lambda: [s := 4, [s := (s * s - 2) % mersenne for _ in range(125)], s == 0][-1])()
)
print("fermat:", [pow(3, p - 1, p) == 1 for p in (2**61 - 1, 2**61 + 1, 10**9 + 7, 10**9 + 9)])
q, r = divmod(10**60 + 12345, 10**29 - 7)
print("divmod:", q, r, q * (10**29 - 7) + r == 10**60 + 12345)
print(
    "negative shifts and masks:",
    -(2**100) >> 97,
    -(2**100) & (2**101 - 1) == 2**100,
    (-5) & 2**70,
    -(2**65) | 1,
    -(2**65) ^ 2**65,
)
total, sign = 0, 1
for k in range(0, 400, 2):
    total += sign * 10**60 // (k + 1)
    sign = -sign
print("a series:", total)
pi, scale = 0, 10**50
t = [0, 3, 1, 0, 24]
arctan = lambda x: sum((-1) ** k * (scale * 10**5) // ((2 * k + 1) * x ** (2 * k + 1)) for k in range(80))
print("pi:", 4 * (4 * arctan(5) - arctan(239)) // 10**5)
for digits in (4300, 4301):
    try:
        print(digits, len(str(10 ** (digits - 1))))
    except ValueError as error:
        print(digits, "ValueError:", error)
