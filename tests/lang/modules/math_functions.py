"""math: exact functions, special values, integer functions, errors."""

import math

print("constants:", math.pi, math.e, math.tau, math.inf, math.nan)
print(
    "exact:",
    math.sqrt(16),
    math.sqrt(2),
    math.floor(-2.5),
    math.ceil(-2.5),
    math.trunc(-2.5),
    math.fabs(-3),
    math.copysign(3, -0.0),
    math.fmod(-7, 3),
    math.remainder(7, 4),
    math.modf(-2.5),
    math.frexp(10.0),
    math.ldexp(0.625, 4),
)
print(
    "integers:",
    math.factorial(20),
    math.comb(10, 3),
    math.comb(3, 5),
    math.perm(5, 2),
    math.perm(4),
    math.gcd(12, 18, 27),
    math.lcm(4, 6),
    math.isqrt(99),
    math.prod([1, 2, 3, 4]),
    math.prod([], start=5),
)
print(
    "sums:",
    math.fsum([0.1] * 10),
    math.dist((0, 0), (3, 4)),
    math.hypot(3, 4),
    math.hypot(1, 2, 2),
    math.hypot(),
)
print(
    "logs:",
    math.log(1),
    math.log(8, 2),
    math.log2(1024),
    math.log10(1000),
    math.log1p(0),
    math.log(10**400),
    math.log2(2**1000),
    math.log10(10**300),
)
print(
    "exps:",
    math.exp(0),
    math.exp(1),
    math.expm1(0),
    math.exp2(10),
    math.pow(2, 0.5),
    math.pow(0, 0),
    math.cbrt(27),
)
print(
    "trigonometry:",
    math.sin(0),
    math.cos(0),
    math.tan(0),
    math.asin(1),
    math.acos(1),
    math.atan(1),
    math.atan2(1, -1),
    math.atan2(-0.0, -1),
    math.degrees(math.pi),
    math.radians(180),
)
print("hyperbolic:", math.sinh(0), math.cosh(0), math.tanh(0), math.asinh(0), math.acosh(1), math.atanh(0))
print(
    "rounded:",
    [
        round(f(0.5), 12)
        for f in (
            math.sin,
            math.cos,
            math.tan,
            math.asin,
            math.acos,
            math.atan,
            math.sinh,
            math.cosh,
            math.tanh,
            math.exp,
            math.log,
            math.gamma,
            math.lgamma,
            math.erf,
            math.erfc,
        )
    ],
)
print(
    "tests:",
    math.isnan(math.nan),
    math.isinf(-math.inf),
    math.isfinite(1),
    math.isclose(0.1 + 0.2, 0.3),
    math.isclose(1, 1.1, rel_tol=0.2),
    math.isclose(0, 1e-10),
    math.isclose(0, 1e-10, abs_tol=1e-9),
)
print(
    "neighbours:",
    math.nextafter(1.0, 2.0),
    math.nextafter(0.0, -1.0),
    math.ulp(1.0),
    math.ulp(0.0),
    math.nextafter(math.inf, 0),
)
print(
    "special:",
    math.gamma(5),
    math.lgamma(1),
    math.sqrt(math.inf),
    math.exp(-math.inf),
    math.atan(math.inf),
    math.pow(math.inf, 0),
    math.fmod(5, math.inf),
    math.hypot(math.inf, math.nan),
)


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("sqrt(-1)", lambda: math.sqrt(-1))
attempt("log(0)", lambda: math.log(0))
attempt("log(-5)", lambda: math.log(-5))
attempt("exp(1000)", lambda: math.exp(1000))
attempt("factorial(-1)", lambda: math.factorial(-1))
attempt("factorial(1.5)", lambda: math.factorial(1.5))
attempt("comb(-1, 2)", lambda: math.comb(-1, 2))
attempt("isqrt(-1)", lambda: math.isqrt(-1))
attempt("floor(nan)", lambda: math.floor(math.nan))
attempt("asin(2)", lambda: math.asin(2))
attempt("fmod(1, 0)", lambda: math.fmod(1, 0))
attempt("pow(-1, 0.5)", lambda: math.pow(-1, 0.5))
attempt("gamma(0)", lambda: math.gamma(0))
attempt("sqrt('x')", lambda: math.sqrt("x"))
attempt("sin()", lambda: math.sin())
attempt("gcd(1.5)", lambda: math.gcd(1.5))
attempt("dist of different lengths", lambda: math.dist((1,), (1, 2)))
attempt("log of base 1", lambda: math.log(2, 1))
attempt("ldexp overflow", lambda: math.ldexp(1.0, 5000))
attempt("sqrt of a huge int", lambda: math.sqrt(10**400))
attempt("fsum overflow", lambda: math.fsum([1e308, 1e308]))
attempt("prod of text", lambda: math.prod(["a", 2]))
