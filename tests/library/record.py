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


# src/library/cmath


@table
def cmath():
    import cmath

    names = ["acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "exp", "log", "log10", "sin", "sinh", "sqrt", "tan", "tanh"]
    inf, nan = float("inf"), float("nan")
    parts = [-inf, -2.3, -0.0, 0.0, 2.3, inf, nan]
    for name in names + ["rect", "polar", "log10j"]:
        pairs = [(x, y) for x in parts for y in parts]
        pairs += [(x, y) for x in (1.0, -1.0) for y in (0.0, -0.0, 1e-170, -1e-170, 1e-140)]
        pairs += [(RANDOM.uniform(-2, 2), RANDOM.uniform(-2, 2)) for _ in range(50)]
        pairs += [(RANDOM.uniform(-720, 720), RANDOM.uniform(-7, 7)) for _ in range(30)]
        for _ in range(40):
            exponent = RANDOM.choice([-1074, -1030, -500, 500, 1010, 1022])
            pairs.append((RANDOM.uniform(-1, 1) * 2.0**exponent, RANDOM.uniform(-1, 1) * 2.0**exponent))
        for x, y in pairs:
            call = {
                "rect": lambda: cmath.rect(x, y),
                "log10j": lambda: cmath.log(complex(x, y), 10j),
            }.get(name) or (lambda: getattr(cmath, name)(complex(x, y)))
            yield [name, x.hex(), y.hex(), outcome(call)]


# src/library/random.rs


@table
def random_draws():
    import random

    for seed in [0, 1, 2**31, 2**32 - 1, 2**32, 2**64, 2**64 + 1, 311, 10**30, 2**20000 + 12345]:
        generator = random.Random(seed)
        draws = [
            show(generator.random()) if at % 5 in (0, 3) else
            show(generator.getrandbits(at % 65)) if at % 5 == 1 else
            show(generator.getrandbits(at * 7 + 1)) if at % 5 == 2 else
            show(generator._randbelow(at * 1_000_003))
            for at in range(300)]
        yield [seed, " ".join(draws), show(generator.getstate()[1])]


# src/library/structs


@table
def struct_sizes():
    import struct

    formats = ["", "3", "3 h", "h3", " h", "hz", "99999999999999999999h", "9223372036854775807h", "h\0", "0s", "p", "5x", ">n", ">P", "@@h", "\th",
               "2147483648h", "9223372036854775807s", "9223372036854775807sh", "9223372036854775806sq", "4611686018427387904h", "b0l", "b0h", "3s4p2xq",
               "-h", "h=", "12 ", "0x", "b" * 30]
    codes = "xcbB?hHiIlLqQnNefdspP"
    formats += [prefix + code for prefix in "@=<>!" for code in codes]
    for _ in range(200):
        formats.append(RANDOM.choice("@=<>! b") + "".join(RANDOM.choice(["", "", "0", "2", "13"]) + RANDOM.choice(codes) for _ in range(RANDOM.randrange(6))))
    for text in formats:
        yield [text.encode().hex(), outcome(struct.calcsize, text)]


@table
def struct_pack():
    import struct

    ints = [0, 1, -1, 127, 128, -128, -129, 255, 256, 2**100, -(2**100)]
    ints += [sign * 2**bits + more for bits in (15, 16, 31, 32, 63, 64) for sign in (1, -1) for more in (-1, 0, 1)]
    for prefix in "@=<>!":
        for code in "bBhHiIlLqQnNP":
            for value in ints:
                yield [prefix + code, "int", value, outcome(struct.pack, prefix + code, value)]
    floats = [0.0, -0.0, 1.0, -1.5, 0.1, 1e300, 65504.0, 65519.0, 65520.0, 6e-8, 2.9e-8, 3e-8, 6.1e-5, 3.4028235e38, 3.4028236e38, 1e-45, 2.0**-25,
              2.0**-25 * 1.01, 2.0**-24 * 1.5, 1.0 + 2.0**-11, 1.0 + 3 * 2.0**-11, 2047.5, 5e-324, float("inf"), float("-inf"), float("nan")]
    floats += [RANDOM.uniform(-1, 1) * 2.0 ** RANDOM.randrange(-28, 18) for _ in range(200)]
    for value in floats:
        for prefix in "@<>":
            for code in "efd":
                yield [prefix + code, "float", value.hex(), outcome(struct.pack, prefix + code, value)]
    for value in [b"", b"a", b"abc", b"abcdef", b"x" * 400]:
        for text in ["c", "s", "p", "0s", "0p", "4s", "4p", "300p", ">4p", "2x3sx"]:
            yield [text, "bytes", show(value), outcome(struct.pack, text, value)]
    for value in [True, False]:
        for text in ["?", ">?", "2x?"]:
            yield [text, "bool", value, outcome(struct.pack, text, value)]


@table
def struct_unpack():
    import struct

    for prefix in "@=<>":
        for _ in range(120):
            codes = "xcbB?hHiIlLqQefdsp" + ("nNP" if prefix == "@" else "")
            text = prefix + "".join(RANDOM.choice(["", "", "", "2", "5"]) + RANDOM.choice(codes) for _ in range(RANDOM.randrange(1, 6)))
            size = struct.calcsize(text) + (RANDOM.randrange(20) == 0)
            data = bytes(RANDOM.choice([0, 1, 3, 0x7F, 0x80, 0xFF, RANDOM.randrange(256)]) for _ in range(size))
            yield [text, data.hex(), outcome(struct.unpack, text, data)]


# src/library/digest.rs


@table
def digests():
    import hashlib

    names = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha512_224", "sha512_256", "sha3_224", "sha3_256", "sha3_384", "sha3_512",
             "blake2b", "blake2s"]
    for name in names:
        for length in [0, 1, 55, 56, 63, 64, 65, 111, 112, 127, 128, 129, 135, 136, 144, 300]:
            data = RANDOM.randbytes(length)
            digest = hashlib.new(name, data)
            yield [name, data.hex(), digest.hexdigest(), digest.digest_size, digest.block_size]


# src/library/json.rs


@table
def json_scan():
    import json
    from json.decoder import c_scanstring

    texts = ['""', '"', '"abc"', '"a', '"\\', '"\\"', '"\\n\\t\\b\\f\\r\\/\\\\\\"x"', '"\\x"', '"\\u"', '"\\u12', '"\\u1234', '"\\u1234"', '"\\u123g"',
             '"\\ud83d\\ude00"', '"\\ud83d\\u0041"', '"\\ud83dx"', '"\\ud83d\\ude0', '"\\ud83d\\ude00', '"\\ude00\\ud83d"', '"\\ud83d\\"', '"\\ud83d\\ud83d\\ude00"',
             '"a\nb"', '"é\x01"', '"é\\q"', '"日本\\u00zz"', '"\x7f"', '"\ud800"', '"\ud83d\\ude00"', '"\\u+123"', '"\\u 123"', '"\\U0041"', '"x" tail',
             '"\\u00E9\\u00e9"', '"\\u１234"', '"é😀\\', '"é\\u12é4"']
    pieces = ["a", "é", "😀", "\\", "\\u", "12", "d83d", "DE00", '"', "\\n", "\t", "\\ud800", "\\udc00", "\ud800"]
    texts += ['"' + "".join(RANDOM.choice(pieces) for _ in range(RANDOM.randrange(8))) + RANDOM.choice(['"', '"', ""]) for _ in range(400)]
    for text in texts:
        for strict in (True, False):
            try:
                answer = show(c_scanstring(text, 1, strict))
            except json.JSONDecodeError as error:
                answer = f"{error.msg} {error.pos}"
            yield [show(text)[2:], strict, answer]


@table
def json_encode():
    from json.encoder import c_encode_basestring, c_encode_basestring_ascii

    texts = ["", "abc", "".join(map(chr, range(0x120))), "é😀\ud800\udfff", "\U0010ffff\U00010000", "日本語\u2028"]
    for text in texts:
        yield [show(text)[2:], show(c_encode_basestring(text))[2:], show(c_encode_basestring_ascii(text))[2:]]


# src/objects/array.rs


@table
def array_items():
    import array

    def tag(value):
        return f"char:{ord(value)}" if isinstance(value, str) else f"float:{value.hex()}" if isinstance(value, float) else f"int:{value}"

    ints = [0, 1, -1, 100, 2**100, -(2**100)]
    ints += [sign * 2**bits + more for bits in (7, 8, 15, 16, 31, 32, 63, 64) for sign in (1, -1) for more in (-1, 0, 1)]
    floats = [0.0, -0.0, 0.1, -1.5, 1e300, 3.4028236e38, 1e-45, 5e-324, float("inf"), float("nan")]
    for code in "bBuhHiIlLqQfd":
        for value in floats if code in "fd" else "a\0é😀\ud800" if code == "u" else ints:
            items = array.array(code)

            result = []

            def attempt():
                items.append(value)
                before = tag(items[0]) + " " + items.tobytes().hex() + " "
                items.byteswap()
                result.append(before + items.tobytes().hex())

            error = outcome(attempt)
            yield [code, items.itemsize, tag(value), result[0] if result else error]


# src/objects/str/window.rs


@table
def str_windows():
    bounds = [None, 0, 1, 2, 3, 5, 100, -1, -2, -6, -100, 2**62]
    for _ in range(1500):
        text = "".join(RANDOM.choice("ab" if RANDOM.randrange(3) else "aé😀") for _ in range(RANDOM.randrange(8)))
        needle = RANDOM.choice(["", "a", "ab", "é", "aa", text[1:3], text])
        start, end = RANDOM.choice(bounds), RANDOM.choice(bounds)
        arguments = (needle, start, end)
        answers = (text.find(*arguments), text.rfind(*arguments), text.count(*arguments), text.startswith(*arguments), text.endswith(*arguments))
        yield [show(text)[2:], show(needle)[2:], start, end, " ".join(map(str, answers))]


def main(names):
    for name in names or TABLES:
        RANDOM.seed(name)
        with open(os.path.join(HERE, f"{name}.txt"), "w", encoding="ascii") as file:
            for row in TABLES[name]():
                file.write("\t".join(map(str, row)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
