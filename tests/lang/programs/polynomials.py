"""A polynomial class: arithmetic by operators, evaluation, derivative, division, text, equality, gcd."""

from fractions import Fraction
from itertools import zip_longest


class Polynomial:
    def __init__(self, *coefficients):
        coefficients = list(coefficients)
        while coefficients and coefficients[-1] == 0:
            coefficients.pop()
        self.coefficients = tuple(coefficients)

    @property
    def degree(self):
        return len(self.coefficients) - 1

    def __call__(self, x):
        result = 0
        for coefficient in reversed(self.coefficients):
            result = result * x + coefficient
        return result

    def __add__(self, other):
        other = other if isinstance(other, Polynomial) else Polynomial(other)
        return Polynomial(
            *(a + b for a, b in zip_longest(self.coefficients, other.coefficients, fillvalue=0))
        )

    __radd__ = __add__

    def __neg__(self):
        return Polynomial(*(-c for c in self.coefficients))

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        if not isinstance(other, Polynomial):
            return Polynomial(*(c * other for c in self.coefficients))
        out = [0] * (len(self.coefficients) + len(other.coefficients))
        for i, a in enumerate(self.coefficients):
            for j, b in enumerate(other.coefficients):
                out[i + j] += a * b
        return Polynomial(*out)

    __rmul__ = __mul__

    def __pow__(self, n):
        result = Polynomial(1)
        for _ in range(n):
            result *= self
        return result

    def __divmod__(self, other):
        quotient, rest = Polynomial(), self
        while rest.degree >= other.degree:
            factor = Fraction(rest.coefficients[-1]) / other.coefficients[-1]
            term = Polynomial(*[0] * (rest.degree - other.degree), factor)
            quotient, rest = quotient + term, rest - term * other
        return quotient, rest

    def __mod__(self, other):
        return divmod(self, other)[1]

    def __eq__(self, other):
        return isinstance(other, Polynomial) and self.coefficients == other.coefficients

    def __hash__(self):
        return hash(self.coefficients)

    def __bool__(self):
        return bool(self.coefficients)

    def derivative(self):
        return Polynomial(*(n * c for n, c in enumerate(self.coefficients) if n))

    def __str__(self):
        parts = []
        for n, c in reversed(list(enumerate(self.coefficients))):
            if c:
                size = "" if abs(c) == 1 and n else str(abs(c))
                parts.append(
                    ("-" if c < 0 else "+") + " " + size + ("" if n == 0 else "x" if n == 1 else f"x^{n}")
                )
        return " ".join(parts).removeprefix("+ ") or "0"


x = Polynomial(0, 1)
p = x**2 - 3 * x + 2
print("p:", p, "| degree:", p.degree, "| values:", [p(n) for n in range(-1, 4)])
print("arithmetic:", p + 1, "|", 1 - p, "|", p * p, "|", -p, "|", (x + 1) ** 5)
print("derivative:", p.derivative(), "|", (x**4 - x).derivative().derivative())
q, r = divmod(x**3 - 2 * x + 5, x - 1)
print("division:", q, "rest", r, "|", q * (x - 1) + r == x**3 - 2 * x + 5)
a, b = (x - 1) * (x - 2), (x - 1) * (x + 3)
while b:
    a, b = b, a % b
print("gcd:", a * (1 / Fraction(a.coefficients[-1])))
print(
    "equality, hash, truth:",
    x + x == 2 * x,
    len({x, Polynomial(0, 1)}),
    bool(x - x),
    str(x - x),
    Polynomial(0, 0).degree,
)
print("other numbers:", p(1.5), p(1j), p(Fraction(1, 2)), p(x + 1))
