"""abs, divmod, pow and round as functions: all numeric types, keywords, three arguments, errors."""

print("abs:", abs(-5), abs(5.5), abs(-0.0), abs(3 + 4j), abs(True), abs(-(2**70)))
print(
    "divmod:",
    divmod(7, 2),
    divmod(-7, 2),
    divmod(7.5, 2),
    divmod(-7, -2.5),
    divmod(2**70, 3),
    divmod(True, 2),
)
print(
    "pow:",
    pow(2, 10),
    pow(2, -1),
    pow(2.0, 3),
    pow(2, 0.5),
    pow(-8, 1 / 3).real > 0,
    pow(3, 4, 5),
    pow(base=2, exp=3),
    pow(2, 3, mod=5),
)
print(
    "round:",
    round(2.5),
    round(3.5),
    round(2.567, 2),
    round(1234, -2),
    round(number=1.5),
    round(2.567, ndigits=1),
    round(True),
)


class N:
    def __abs__(self):
        return "abs"

    def __divmod__(self, other):
        return f"divmod {other}"

    def __rdivmod__(self, other):
        return f"rdivmod {other}"

    def __pow__(self, other, mod=None):
        return f"pow {other} {mod}"

    def __rpow__(self, other):
        return f"rpow {other}"

    def __round__(self, n="none"):
        return f"round {n}"


print(
    "objects:",
    abs(N()),
    divmod(N(), 2),
    divmod(3, N()),
    pow(N(), 2),
    pow(2, N()),
    pow(N(), 2, 3),
    round(N()),
    round(N(), 2),
    round(N(), None),
)


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("abs('x')", lambda: abs("x"))
attempt("abs()", lambda: abs())
attempt("abs(1, 2)", lambda: abs(1, 2))
attempt("abs(x=1)", lambda: abs(x=1))
attempt("divmod(1, 0)", lambda: divmod(1, 0))
attempt("divmod(1.0, 0)", lambda: divmod(1.0, 0))
attempt("divmod('a', 1)", lambda: divmod("a", 1))
attempt("divmod(1)", lambda: divmod(1))
attempt("pow(0, -1)", lambda: pow(0, -1))
attempt("pow(2, 3, 0)", lambda: pow(2, 3, 0))
attempt("pow(2.0, 3, 5)", lambda: pow(2.0, 3, 5))
attempt("pow('a', 2)", lambda: pow("a", 2))
attempt("pow(2)", lambda: pow(2))
attempt("pow(2, 'a', 3)", lambda: pow(2, "a", 3))
attempt("round('x')", lambda: round("x"))
attempt("round(1, 'x')", lambda: round(1, "x"))
attempt("round(None)", lambda: round(None))
