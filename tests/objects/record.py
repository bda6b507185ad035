"""Records what CPython 3.11 answers, for the unit tests of src/objects.

    python3.11 tests/objects/record.py

writes the tables beside it: a case on each line, its fields separated by tabs. Numbers are written so that they can be read
back exactly; text as hexadecimal UTF-8 in which surrogates may stand.
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


def outcome(function, show=str):
    try:
        return show(function())
    except (ArithmeticError, ValueError, TypeError, LookupError) as error:
        return type(error).__name__


def int_values():
    edges = [0, 1, 2, 3, 10, 63, 64, 255, 256, 1000]
    for bits in (15, 30, 31, 32, 53, 54, 60, 61, 62, 63, 64, 65, 127, 128, 200, 1023, 1024):
        edges += [2**bits - 1, 2**bits, 2**bits + 1]
    edges += [RANDOM.getrandbits(RANDOM.randrange(1, 300)) for _ in range(60)]
    return edges + [-value for value in edges]


@table
def int_pairs():
    values = int_values()
    small = [value for value in values if abs(value) < 2**70]
    for number in range(700):
        pool = small if number % 3 else values
        a, b = RANDOM.choice(pool), RANDOM.choice(pool)
        count = RANDOM.randrange(-1, 200)
        exponent, modulus = RANDOM.randrange(-3, 12), RANDOM.choice(pool)
        yield [
            a, b, a + b, a - b, a * b,
            outcome(lambda: a // b), outcome(lambda: a % b),
            a & b, a | b, a ^ b,
            count, outcome(lambda: a << count), outcome(lambda: a >> count),
            outcome(lambda: a / b, float.hex),
            exponent, outcome(lambda: a**exponent) if exponent >= 0 else "negative",
            modulus, outcome(lambda: pow(a, exponent, modulus)),
            (a > b) - (a < b), __import__("math").gcd(a, b),
        ]


@table
def int_single():
    for a in int_values():
        digits = RANDOM.randrange(-30, 2)
        length = (a.bit_length() + 7) // 8 + RANDOM.randrange(0, 2)
        yield [
            a, hash(a), a.bit_length(), a.bit_count(), -a, ~a, abs(a),
            outcome(lambda: float(a), float.hex), digits, round(a, digits),
            length, outcome(lambda: a.to_bytes(length, "big", signed=True).hex()),
            outcome(lambda: a.to_bytes(length, "little").hex()),
            bin(abs(a))[2:], oct(abs(a))[2:], hex(abs(a))[2:], __import__("math").isqrt(abs(a)),
        ]


@table
def int_parse():
    texts = ["", "0", "-0", "+7", " 12\n", "\v12\f", "\x1f12", "1_000", "1__0", "_1", "1_", "0x1F", "0X1f", "0o17", "0b101", "0b2",
             "00", "01", "0_0", "0_1", "-0x10", "+0b1", "--1", "- 1", "z", "Zz", "0x", "0x_f", "0b_1", "12345678901234567890",
             "9" * 100, "f" * 30, "1e5", "1.0", "0xg", "1 2", "'1'"]
    for text in texts:
        for base in (0, 2, 8, 10, 16, 36):
            yield [text.encode().hex(), base, outcome(lambda: int(text, base))]


def float_values():
    values = [0.0, 1.0, 0.5, 1.5, 2.5, 0.1, 1 / 3, 1e15, 1e16, 1e17, 123456.789, 1e-4, 1e-5, 9.5, 0.05, 1e22, 1e23, 5e-324,
              2.2250738585072014e-308, 1.7976931348623157e308, 2**53, 2**53 + 2, 2**62, 2**63, 2**64, 1e300, 1e-300, 3.14159, 1234.5,
              2.675, 1e100, 99999.95, 0.00001234, 4503599627370497.5, 9007199254740991.0, 15.0, 25.0, 150.0, 250.0]
    values += [RANDOM.uniform(-1000, 1000) for _ in range(40)]
    values += [RANDOM.random() * 10.0 ** RANDOM.randrange(-300, 300) for _ in range(60)]
    values += [float("inf"), float("nan")]
    values = [float(value) for value in values]
    return values + [-value for value in values]


@table
def float_single():
    for x in float_values():
        digits = RANDOM.randrange(-5, 20)
        yield [
            x.hex(), repr(x), hash(x) if x == x else 0, digits, outcome(lambda: round(x, digits), float.hex),
            outcome(lambda: round(x)), outcome(lambda: int(x)),
            outcome(lambda: "%d/%d" % x.as_integer_ratio()),
        ]


@table
def float_pairs():
    values = float_values()
    for _ in range(1200):
        x, y = RANDOM.choice(values), RANDOM.choice(values)
        if RANDOM.randrange(3) == 0:
            y = float(RANDOM.randrange(-20, 20))
        power = outcome(lambda: x**y, lambda z: z.hex() if type(z) is float else "complex")
        yield [x.hex(), y.hex(), outcome(lambda: x // y, float.hex), outcome(lambda: x % y, float.hex), power]


@table
def float_int_order():
    ints = int_values()
    for _ in range(600):
        i = RANDOM.choice(ints)
        near = outcome(lambda: float(i))
        x = RANDOM.choice([RANDOM.choice(float_values())] + ([float(i), float(i) * (1 + 2**-52), float(i) + 0.5] if near != "OverflowError" else []))
        yield [i, x.hex(), "%d%d%d" % (i < x, i == x, i > x)]


@table
def float_parse():
    texts = ["", "1", "1.", ".5", ".", "1e5", "1E+5", "1e", "e5", "1_0.0_1", "1__0", "_1", "1_", "1_.0", "1._0", "1e1_0", "inf", "-Infinity",
             "+nan", "-NaN", "infinit", "nan()", " 1.5\n", "\v2\f", "1 2", "0x10", "1e400", "-1e400", "1e-400", "5e-324", "2e-324", "3e-324",
             "0.1", "123456789012345678901234567890", "9007199254740993", "1.7976931348623159e308", "1" * 400, "0." + "0" * 400 + "1", "1d5", "1f"]
    for text in texts:
        yield [text.encode().hex(), outcome(lambda: float(text), float.hex)]


@table
def float_from_hex():
    texts = ["", "0x1", "1", "0x1p4", "0x1.8p1", "0x.8", "0x1.", "0x.", "-0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1p1024", "0x1p1023", "inf", "-Infinity", "nan",
             "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7p1023", "0x1.00000000000008p0", "0x1.00000000000018p0", "0x1.000000000000081p0",
             "0x10000000000000000000000001", "0x123456789abcdef123456789p-60", "0x0p5000000000000000000", "0x1p5000000000000000000", "0x1p-5000000000000000000",
             " 0x1\n", "0x1 p1", "0xg", "1p", "1p+", "0x0.0000000000000000000000000001p100", "1_0", "0X1P1"]
    for text in texts:
        yield [text.encode().hex(), outcome(lambda: float.fromhex(text), float.hex)]


@table
def orders():
    """Values of several types, written as Python writes them, and how each two compare: < = > or ? for no order."""
    values = [0, 1, -1, True, False, 2**62, -(2**70), 1.0, 1.5, -0.0, 1e300, float(2**62), "", "a", "b", "é", "😀", "\uffff", b"", b"a", b"b",
              (), (1,), (1, 2), (1.0, "x"), ("x", 1), ((1,), (2,)), None, 1 + 0j, 2j]
    letter = {int: "i", bool: "t", float: "f", str: "s", bytes: "b", type(None): "n", complex: "c"}

    def shown(value):
        if type(value) is tuple:
            return "(" + "".join(shown(item) + "," for item in value) + ")"
        text = value.hex() if type(value) in (float, bytes) else hexed(value) if type(value) is str else str(int(value.real) if type(value) is complex and not value.imag else int(value.imag) if type(value) is complex else 0 if value is None else int(value))
        return letter[type(value)] + ("j" if type(value) is complex and value.imag else "") + text

    for a in values:
        for b in values:
            order = outcome(lambda: "<" if a < b else "=" if a == b else ">")
            yield [shown(a), shown(b), order if len(order) == 1 else "?", int(a == b), int(hash(a) == hash(b)) if None not in (a, b) else int(a is b)]


@table
def complex_pairs():
    values = [0j, 1j, -1j, 1 + 0j, 1 + 2j, complex(-0.0, -0.0), complex(3, -4), complex(1e200, 1e200), complex(1e-200, -1e-200), complex(float("inf"), 1), complex(0.5, float("nan"))]
    values += [complex(RANDOM.uniform(-5, 5), RANDOM.uniform(-5, 5)) for _ in range(10)] + [2 + 0j, -3 + 0j, 100j]
    hexes = lambda z: z.real.hex() + "," + z.imag.hex()
    for a in values:
        for b in values:
            yield [
                hexes(a), hexes(b), hexes(a + b), hexes(a - b), hexes(a * b), outcome(lambda: a / b, hexes), outcome(lambda: a**b, hexes), outcome(lambda: abs(a), float.hex),
                repr(a), hash(a) if a == a else 0,
            ]


@table
def slices():
    draw = lambda: RANDOM.choice([None, None, 0, 1, -1, 2, -2, 5, -5, 100, -100, 2**63 - 1, -(2**63)])
    for _ in range(500):
        length, start, stop, step = RANDOM.randrange(8), draw(), draw(), draw() or None
        yield [length, start, stop, step, ",".join(map(str, range(length)[start:stop:step]))]


@table
def ranges():
    big = 2**70
    draw = lambda: RANDOM.choice([0, 1, -1, 5, -7, 100, 2**61 - 1, -(2**61), 2**62, big, -big, RANDOM.randrange(-50, 50)])
    for _ in range(400):
        start, stop, step = draw(), draw(), draw() or 3
        numbers = range(start, stop, step)
        length = (max(0, (stop - start + step - (1 if step > 0 else -1)) // step))
        index = RANDOM.randrange(length) if length else 0
        probe = RANDOM.choice([start + step * 2, start, stop, stop - step, RANDOM.randrange(-60, 60)])
        yield [start, stop, step, length, index, outcome(lambda: numbers[index]), probe, outcome(lambda: numbers.index(probe))]


def hexed(text):
    return text.encode("utf-8", "surrogatepass").hex()


def listed(texts):
    return "|".join(map(hexed, texts)) if texts else "[]"


ALPHABETS = ["ab", "aB cD", "abcdefghijklmnopqrstuvwxyz", " \t\n\r\v\f\x1c\x1f\x85\u2028\xa0ab", "éÀßµÿ a", "ΑΣσς'΄ αΩ.", "ǅǆ ŉǰ ﬀ ﬃ İı K Å", "日本語 四½²٣ a1",
             "😀a𝐀𝒜😀", "\ud800\udfff a\udc80", "0123456789+-", "aab", "abab", "Ꭰꭰ Ⴀⴀა Ა ᾳ ᾼ ῼ", "\u0345\u0308\u00adΣa:Σ", "_aé1 ª"]


def text(longest=14):
    return "".join(RANDOM.choices(RANDOM.choice(ALPHABETS), k=RANDOM.randrange(longest)))


QUESTIONS = ["isalpha", "isdecimal", "isdigit", "isnumeric", "isalnum", "isspace", "isprintable", "isidentifier", "islower", "isupper", "istitle"]


@table
def str_single():
    for _ in range(600):
        s = text()
        width, most, tab = RANDOM.randrange(20), RANDOM.choice([-1, -1, 0, 1, 2]), RANDOM.randrange(9)
        fill = RANDOM.choice("*é😀")
        yield [
            hexed(s), hexed(s.upper()), hexed(s.lower()), hexed(s.title()), hexed(s.capitalize()), hexed(s.swapcase()), hexed(s.casefold()),
            "".join(str(int(getattr(s, question)())) for question in QUESTIONS),
            most, listed(s.split(None, most)), listed(s.rsplit(None, most)), listed(s.splitlines()), listed(s.splitlines(True)),
            hexed(s.strip()), hexed(s.lstrip()), hexed(s.rstrip()), width, hexed(fill), hexed(s.center(width, fill)), hexed(s.ljust(width, fill)),
            hexed(s.rjust(width, fill)), hexed(s.zfill(width)), tab, hexed(s.expandtabs(tab)), len(s),
        ]


@table
def str_pairs():
    for _ in range(800):
        alphabet = RANDOM.choice(ALPHABETS)
        s = "".join(RANDOM.choices(alphabet, k=RANDOM.randrange(20)))
        needle = "".join(RANDOM.choices(alphabet, k=RANDOM.choice([0, 1, 1, 1, 2, 2, 3])))
        new = text(4)
        start, end, most = RANDOM.randrange(-25, 25), RANDOM.randrange(-25, 25), RANDOM.choice([-1, -1, 0, 1, 2, 3])
        yield [
            hexed(s), hexed(needle), hexed(new), start, end, most,
            s.find(needle, start, end), s.rfind(needle, start, end), s.count(needle, start, end), hexed(s.replace(needle, new, most)),
            outcome(lambda: s.split(needle, most), listed), outcome(lambda: s.rsplit(needle, most), listed), hexed(s.strip(needle)),
            hexed(s.lstrip(needle)), hexed(s.rstrip(needle)), hexed(s[start:end]),
        ]


@table
def bytes_pairs():
    for _ in range(500):
        alphabet = RANDOM.choice([b"ab", b" \t\n\r\x0b\x0c\x1c\x85a", b"\xff\x80a"])
        draw = lambda most: bytes(RANDOM.choices(alphabet, k=RANDOM.randrange(most)))
        s, needle, new, most = draw(16), draw(3), draw(3), RANDOM.choice([-1, -1, 0, 1, 2])
        show = lambda parts: "|".join(part.hex() for part in parts) if parts else "[]"
        yield [
            s.hex(), needle.hex(), new.hex(), most, s.replace(needle, new, most).hex(), outcome(lambda: s.split(needle, most), show),
            outcome(lambda: s.rsplit(needle, most), show), show(s.split(None, most)), show(s.rsplit(None, most)), show(s.splitlines()),
            s.strip().hex(), s.strip(needle).hex(),
        ]


@table
def bytes_single():
    for _ in range(300):
        b = bytes(RANDOM.choices(RANDOM.choice([b"aB", b"aB c1", b"\t\x0b ", b"\xe9A b", b"09"]), k=RANDOM.randrange(9)))
        group = RANDOM.randrange(-4, 5) or 1
        questions = ["isalpha", "isdigit", "isalnum", "isspace", "islower", "isupper", "istitle"]
        yield [
            b.hex(), "".join(str(int(getattr(b, question)())) for question in questions), b.title().hex(), b.capitalize().hex(), b.swapcase().hex(),
            group, b.hex(":", group), b.translate(bytes(reversed(range(256))), b"aB ").hex(), b.translate(None, b"aB ").hex(),
        ]


CODECS = ["utf-8", "utf-8-sig", "latin-1", "ascii", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass"]


def unicode_outcome(function):
    try:
        return function().hex()
    except (UnicodeEncodeError, UnicodeDecodeError) as error:
        return "%d-%d %s" % (error.start, error.end, error.reason)
    except TypeError:
        return "TypeError"


@table
def str_encode():
    for _ in range(250):
        s = text(6)
        for codec in RANDOM.sample(CODECS, 3):
            for handler in RANDOM.sample(HANDLERS, 3):
                yield [hexed(s), codec, handler, unicode_outcome(lambda: s.encode(codec, handler))]


@table
def bytes_decode():
    for number in range(700):
        if number % 3 == 0:
            data = bytes(RANDOM.choices(b"a\x80\xbf\xc1\xc3\xa9\xe2\x82\xac\xed\xa0\xf0\x9f\x98\x80\xf4\x90\xf5\xff\xfe\x00\xd8\xdc", k=RANDOM.randrange(9)))
        else:
            codec = RANDOM.choice(CODECS)
            handler = "replace" if codec in ("latin-1", "ascii") else "surrogatepass"
            data = text(5).encode(codec, handler)[: None if number % 5 else -1]
        for codec in RANDOM.sample(CODECS, 3):
            for handler in RANDOM.sample(["strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"], 2):
                yield [data.hex(), codec, handler, unicode_outcome(lambda: data.decode(codec, handler).encode("utf-8", "surrogatepass"))]


def format_outcome(function):
    try:
        return hexed(function())
    except (ValueError, OverflowError) as error:
        return "%s: %s" % (type(error).__name__, error)


@table
def format_spec():
    specs = ["", "d", "n", "c", "s", "xyz", "z", "é", ",_", "_,", ",,", ",s", ",c", "_n", ",x", ".", "99999999999999999999", ".99999999999f", "é>5", "5.", "<", "^^9"]
    values = [("int", i) for i in [0, 1, -1, 65, 255, -1234567, 1234567, 10**20, -(10**30), 2**70, 0x110000]]
    values += [("float", x) for x in [0.0, -0.0, 1.0, -1.5, 1234567.891, 1e16, 1e22, 1e-5, 0.00001234, 123456789.0, 99999.95, 5e-324, 1e300, float("inf"), float("-inf"), float("nan"), 0.5, 2.5, -0.04]]
    values += [("complex", z) for z in [0j, 1j, -1j, 1 + 2j, complex(-0.0, 1), complex(1.5, -0.0), complex(1e20, float("nan")), complex(float("-inf"), 3.25)]]
    values += [("str", s) for s in ["", "a", "hello", "né日😀", "\ud800x"]]
    for kind, value in values:
        draws = 90 if kind == "float" else 60
        for spec in specs + [
            "".join([
                RANDOM.choice(["", "", "", "<", ">", "^", "=", "*<", "é^", "0=", "0<", "😀>"]), RANDOM.choice(["", "", "", "+", "-", " "]),
                RANDOM.choice(["", "", "", "", "z"]), RANDOM.choice(["", "", "", "#"]), RANDOM.choice(["", "", "0"]),
                RANDOM.choice(["", "", "1", "5", "12", "20"]), RANDOM.choice(["", "", "", ",", "_"]), RANDOM.choice(["", "", ".0", ".1", ".3", ".10", ".20"]) if kind != "int" or RANDOM.random() < 0.2 else "",
                RANDOM.choice({"int": "dbxXocnefg%", "str": ["s", ""], "complex": ["", "e", "f", "g", "G", "n"], "float": ["", "e", "E", "f", "F", "g", "G", "n", "%"]}[kind]),
            ]) for _ in range(draws)
        ]:
            if kind == "int":
                shown = value
            elif kind == "float":
                shown = value.hex()
            elif kind == "complex":
                shown = value.real.hex() + "," + value.imag.hex()
            else:
                shown = hexed(value)
            answer = format_outcome(lambda: format(value, spec))
            if "\n" not in answer and "surrogate" not in answer:
                yield [kind, shown, hexed(spec), answer]


@table
def format_percent():
    for _ in range(1500):
        flags = "".join(RANDOM.choices("-+ #0", k=RANDOM.choice([0, 0, 1, 2])))
        spec = "%" + flags + RANDOM.choice(["", "", "1", "5", "12"]) + RANDOM.choice(["", "", ".0", ".", ".3", ".12"]) + RANDOM.choice(["", "", "", "l"])
        kind = RANDOM.choice(["int", "float", "str"])
        if kind == "int":
            value = RANDOM.choice([0, 1, -1, 255, -255, 10**20, -(10**25)])
            yield [kind, value, hexed(spec + (c := RANDOM.choice("diuxXoz\né"))), format_outcome(lambda: (spec + c) % value)]
        elif kind == "float":
            value = RANDOM.choice([0.0, -0.0, 1.5, -1234567.891, 1e22, 1e-7, float("inf"), float("nan"), 0.5])
            yield [kind, value.hex(), hexed(spec + (c := RANDOM.choice("eEfFgG"))), format_outcome(lambda: (spec + c) % value)]
        else:
            value = RANDOM.choice(["", "abc", "né日😀"])
            yield [kind, hexed(value), hexed(spec + "s"), format_outcome(lambda: (spec + "s") % value)]


@table
def format_fields():
    import _string

    def shown_key(key):
        return str(key) if isinstance(key, int) else "'%s'" % hexed(key)

    def answer(text):
        out = []
        for literal, name, spec, conversion in _string.formatter_parser(text):
            if name is None:
                out.append(hexed(literal))
                continue
            first, rest = _string.formatter_field_name_split(name)
            steps = shown_key(first) + "".join("." + hexed(key) if is_attribute else "[%s]" % shown_key(key) for is_attribute, key in rest)
            out.append("%s/%s/%s/%s" % (hexed(literal), steps, "%x" % ord(conversion) if conversion else "", hexed(spec)))
        return " ".join(out)

    texts = ["{", "}", "{}", "{0", "{0!", "{0!r", "{0!r:", "{0!rx}", "{0!}", "{0!x}", "{0.}", "{0[}", "{0[]}", "{0[a]b}", "{a{b}", "{0:{", "{0:{1}", "{0:{1}}",
             "{!r}", "{0]}", "{{}}", "}}", "{:}}", "{0!r:{1}{2}}", "{0.a.b[c][1]}", "{ 0}", "{00}", "{-1}", "{99999999999999999999}", "{0[99999999999999999999]}",
             "{.a}", "{[0]}", "{0..a}", "{a[b.c]}", "{a[{}]}", "{0!r}{", "é{é!r:é}é", "{٣}", "a{{b}}c{d}e"]
    texts += ["".join(RANDOM.choices("{}{}[].!:ar0é", k=RANDOM.randrange(1, 10))) for _ in range(700)]
    for text in texts:
        try:
            shown = answer(text)
        except ValueError as error:
            shown = "ValueError: %s" % error
        yield [hexed(text), shown]


@table
def unicode_sums():
    """A checksum of each question and mapping over all characters: what is asked, then the sum."""
    import zlib
    characters = [chr(i) for i in range(0x110000)]
    for question in QUESTIONS:
        yield [question, zlib.crc32(bytes(getattr(c, question)() for c in characters))]
    for mapping in ["upper", "lower", "title", "casefold", "swapcase", "capitalize"]:
        yield [mapping, zlib.crc32("".join(getattr(c, mapping)() for c in characters).encode("utf-8", "surrogatepass"))]
    import unicodedata
    yield ["decimal", zlib.crc32(bytes(unicodedata.decimal(c, 255) for c in characters))]
    yield ["sigma", zlib.crc32("".join(("A" + c + "Σ" + c).lower() for c in characters if not "\ud800" <= c < "\ue000").encode("utf-8"))]


def main():
    for name, function in TABLES.items():
        RANDOM.seed(name)
        with open(os.path.join(HERE, name + ".txt"), "w", newline="\n") as file:
            for row in function():
                print(*row, sep="\t", file=file)


if __name__ == "__main__":
    main()
