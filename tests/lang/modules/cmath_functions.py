"""cmath: roots, polar form, logarithms, special values; results rounded where libraries differ in the last place."""

import cmath
import math


def r(z):
    return complex(round(z.real, 10), round(z.imag, 10)) if isinstance(z, complex) else round(z, 10)


print("sqrt:", cmath.sqrt(-1), cmath.sqrt(4), r(cmath.sqrt(3 + 4j)), cmath.sqrt(0))
print(
    "polar:",
    r(abs(3 + 4j)),
    r(cmath.phase(1j)),
    tuple(map(r, cmath.polar(-1 + 0j))),
    r(cmath.rect(2, math.pi / 2)),
)
print("exp, log:", r(cmath.exp(1j * math.pi)), r(cmath.log(-1)), r(cmath.log(1j, 2)), r(cmath.log10(100j)))
print(
    "trigonometry:",
    *(r(f(1 + 1j)) for f in (cmath.sin, cmath.cos, cmath.tan, cmath.asin, cmath.acos, cmath.atan)),
)
print(
    "hyperbolic:",
    *(r(f(0.5 - 0.5j)) for f in (cmath.sinh, cmath.cosh, cmath.tanh, cmath.asinh, cmath.acosh, cmath.atanh)),
)
print(
    "tests:",
    cmath.isnan(complex("nan")),
    cmath.isinf(complex("infj")),
    cmath.isfinite(1j),
    cmath.isclose(1 + 1e-10j, 1),
)
print("constants:", cmath.pi == math.pi, cmath.infj, cmath.nanj, cmath.inf, cmath.tau == math.tau)
roots = [cmath.rect(1, 2 * math.pi * k / 5) for k in range(5)]
print("roots of unity:", [r(z**5) for z in roots], r(sum(roots)))


def solve(a, b, c):
    d = cmath.sqrt(b * b - 4 * a * c)
    return r((-b + d) / (2 * a)), r((-b - d) / (2 * a))


print("quadratic:", solve(1, -3, 2), solve(1, 2, 5))


def fft(values):
    n = len(values)
    if n == 1:
        return values
    even, odd = fft(values[::2]), fft(values[1::2])
    twisted = [cmath.exp(-2j * cmath.pi * k / n) * odd[k] for k in range(n // 2)]
    return [even[k] + twisted[k] for k in range(n // 2)] + [even[k] - twisted[k] for k in range(n // 2)]


print("fft:", [r(z) for z in fft([1, 2, 3, 4, 0, 0, 0, 0])])
for wrong in (
    lambda: cmath.log(0),
    lambda: cmath.sqrt("x"),
    lambda: cmath.exp(1000),
    lambda: cmath.phase(),
    lambda: cmath.rect(1),
    lambda: cmath.atanh(1),
):
    try:
        wrong()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
