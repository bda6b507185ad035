"""Records what CPython 3.11 answers, for the unit tests of src/library and of src/objects/sort.rs and array.rs.

    python3.11 tests/library/record.py [TABLE...]

writes the tables beside it: a case on each line, its fields separated by tabs. Floats are written by float.hex, text as
hexadecimal UTF-8 in which surrogates may stand.
"""

import os
import random
import sys

assert sys.version_info[:2] == (3, 11)
HERE = os.path.dirname(os.path.abspath(__file__))
RANDOM = random.Random(311)
TABLES = {}
sys.set_int_max_str_digits(0)


def table(function):
    TABLES[function.__name__] = function
    return function


def show(value):
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float):
        return value.hex()
    if isinstance(value, complex):
        return show(value.real) + " " + show(value.imag)
    if isinstance(value, (bytes, bytearray)):
        return "b:" + value.hex()
    if isinstance(value, str):
        return "s:" + value.encode("utf-8", "surrogatepass").hex()
    if isinstance(value, tuple):
        return " ".join(map(show, value))
    return str(value)


def outcome(function, *arguments):
    """The result, or the error with its message."""
    try:
        return show(function(*arguments))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


# src/objects/sort.rs

LESS = {
    "order": lambda a, b: a < b,
    "always": lambda a, b: True,
    "never": lambda a, b: False,
    "mixed": lambda a, b: (a * 7919 + b * 104_729 + a * b) % 3 == 0,
}


@table
def sort():
    def lists():
        for length in [0, 1, 2, 3, 5, 10, 31, 32, 33, 63, 64, 65, 100, 127, 128, 129, 200, 300]:
            ascending = list(range(length))
            yield ascending
            yield ascending[::-1]
            yield [RANDOM.randrange(length) for _ in range(length)]
            yield [RANDOM.randrange(4) for _ in range(length)]
            cut = RANDOM.randrange(length + 1)
            yield ascending[cut:] + ascending[:cut]
            yield ascending[::2] + ascending[1::2]
            yield [value // 10 * 10 + RANDOM.randrange(3) for value in ascending]
            some = ascending[:]
            for _ in range(length // 20):
                some[RANDOM.randrange(length)] = RANDOM.randrange(length)
            yield some

    for keys in lists():
        for name, less in LESS.items():
            count = 0

            class Item:
                def __init__(self, key):
                    self.key = key

                def __lt__(self, other):
                    nonlocal count
                    count += 1
                    return less(self.key, other.key)

            order = sorted(range(len(keys)), key=lambda at: Item(keys[at]))
            yield [name, count, " ".join(map(str, keys)), " ".join(map(str, order))]


# src/library/math

MATH_UNARY = ["acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "cos", "cosh", "degrees", "erf", "erfc", "exp", "exp2", "expm1",
              "fabs", "gamma", "lgamma", "log", "log10", "log1p", "log2", "radians", "sin", "sinh", "sqrt", "tan", "tanh", "ulp"]
FLOAT_EDGES = [0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 10.0, 22.0, 23.0, 24.0, 100.5, 140.0, 171.5, 171.625, 172.0, 199.5, 200.5, 709.7, 709.79, 710.0,
               710.5, 745.2, 1023.5, 1024.0, 5e-324, 1e-310, 2.2250738585072014e-308, 1.7976931348623157e308, 1e-20, 1e-21, 1e300, 1e305,
               1e16, 2.0**28, 2.0**52 + 0.5, 2.0**53, 0.84375, 1.25, 6.0, 27.5, 28.0, 1 / 0.35, float("inf"), float("nan")]


def some_floats(count, *limits):
    for edge in FLOAT_EDGES:
        yield edge
        yield -edge
    for _ in range(count):
        limit = RANDOM.choice(limits)
        yield RANDOM.uniform(-limit, limit)
    for _ in range(count // 4):
        yield RANDOM.choice([-1, 1]) * RANDOM.random() * 2.0 ** RANDOM.randrange(-1060, 1020)


@table
def math_unary():
    import math

    for name in MATH_UNARY:
        for x in some_floats(150, 1.0, 3.0, 7.0, 30.0, 170.0, 800.0):
            yield [name, x.hex(), outcome(getattr(math, name), x)]


@table
def math_binary():
    import math

    edges = [sign * x for x in [0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 5e-324, 1e308, 1e-308, float("inf"), float("nan")] for sign in (1, -1)]
    for name in ["atan2", "copysign", "fmod", "remainder", "pow", "nextafter", "hypot", "dist"]:
        pairs = [(x, y) for x in edges for y in edges]
        for _ in range(200):
            limit = RANDOM.choice([1.0, 10.0, 1e5, 1e-300, 1e300])
            pairs.append((RANDOM.uniform(-limit, limit), RANDOM.uniform(-limit, limit)))
        for x, y in pairs:
            function = getattr(math, name)
            call = (lambda: function([x, 0.5], [y, -0.25])) if name == "dist" else lambda: function(x, y)
            yield [name, x.hex(), y.hex(), outcome(call)]


@table
def math_scale():
    import math

    for x in some_floats(100, 1.0, 1000.0):
        exponent = RANDOM.choice([0, 1, -1, 1023, 1024, -1022, -1074, -1075, 2**70, -(2**70), RANDOM.randrange(-2200, 2200)])
        yield [x.hex(), exponent, show(math.frexp(x)), show(math.modf(x)), outcome(math.ldexp, x, exponent)]


@table
def math_sums():
    import math

    for number in range(400):
        values = []
        for _ in range(RANDOM.randrange(0, 12)):
            kind = RANDOM.randrange(8)
            values.append(
                RANDOM.uniform(-1, 1) if kind < 3 else
                RANDOM.uniform(-1, 1) * 2.0 ** RANDOM.randrange(-80, 80) if kind < 5 else
                RANDOM.choice([1e16, -1e16, 1.0, 1e-16, 2.0**53, 5e-324, 0.1]) if kind < 7 else
                RANDOM.choice([1e308, -1e308, 1.7e308, float("inf"), float("-inf"), float("nan")]) if number % 3 == 0 else 0.1)
        if number % 5 == 0:
            values = [value * 1e-310 for value in values]
        yield [" ".join(map(float.hex, values)), outcome(math.fsum, values), outcome(lambda: math.hypot(*values))]


@table
def math_integers():
    import math

    for n in [0, 1, 2, 5, 10, 20, 21, 25, 33, 34, 50, 67, 100, 300]:
        yield ["factorial", n, 0, math.factorial(n)]
    for _ in range(150):
        n = RANDOM.choice([RANDOM.randrange(80), RANDOM.randrange(1000), RANDOM.getrandbits(100)])
        k = min(RANDOM.randrange(60), n + 1)
        yield ["comb", n, k, math.comb(n, k)]
        yield ["perm", n, k, math.perm(n, k)]
    for _ in range(150):
        a, b = RANDOM.getrandbits(RANDOM.randrange(1, 100)), RANDOM.getrandbits(RANDOM.randrange(1, 100))
        yield ["lcm", a, b, math.lcm(a, b)]
    for number in [0, -1, -(2**2000), 1, 2, 10, 10**22, 2**1024, 2**1024 - 1, 2**1025 - 1, 10**400] + [
            RANDOM.getrandbits(RANDOM.randrange(1, 4000)) for _ in range(40)]:
        for name in ["log", "log2", "log10"]:
            yield [name, number, 0, outcome(getattr(math, name), number)]


def main(names):
    for name in names or TABLES:
        RANDOM.seed(name)
        with open(os.path.join(HERE, f"{name}.txt"), "w", encoding="ascii") as file:
            for row in TABLES[name]():
                file.write("\t".join(map(str, row)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
