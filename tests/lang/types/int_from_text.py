"""int(): from text in every base, with signs, spaces, underscores, other scripts' digits, from floats and objects."""

good = [
    "0",
    "-0",
    " 42 ",
    "\n7\t",
    "+5",
    "1_000",
    "-1_2_3",
    "٣٤",
    "१२",
    "007",
    "9" * 40,
    b"12",
    bytearray(b" 9 "),
]
print("base 10:", [int(text) for text in good])
print(
    "bases:",
    int("ff", 16),
    int("0xFF", 16),
    int("0o17", 8),
    int("0b11", 2),
    int("z", 36),
    int("Zz", 36),
    int("1_0", 2),
    int("-0x1f", 0),
    int("0b101", 0),
    int("0o7", 0),
    int("10", 0),
    int("0", 0),
    int("0_0", 0),
)
print("of numbers:", int(3.99), int(-3.99), int(1e20), int(True), int(), int(2**70), int(1e300) % 1000)


class Int:
    def __int__(self):
        return 5


class Index:
    def __index__(self):
        return 6


class Trunc:
    def __trunc__(self):
        return 7


print("objects:", int(Int()), int(Index()), int("11", Index()))
for wrong in ("", " ", "x", "1.5", "1__0", "_1", "1_", "+-1", "- 1", "0x1f", "1 2", "½", "²", "１x", "0b1"):
    try:
        print(int(wrong))
    except ValueError as error:
        print("ValueError:", error)
for text, base in (
    ("2", 2),
    ("z", 35),
    ("010", 0),
    ("1", 1),
    ("1", 37),
    ("1", -2),
    ("0x", 16),
    ("", 0),
    (5, 10),
    ("1", 1.5),
    ("0b2", 0),
    (b"\xff", 16),
):
    try:
        print(int(text, base))
    except (ValueError, TypeError) as error:
        print(f"{text!r}, {base}: {type(error).__name__}: {error}")
for wrong in (None, [], 1j, float("nan"), float("-inf"), object):
    try:
        int(wrong)
    except (ValueError, TypeError, OverflowError) as error:
        print(f"{type(error).__name__}: {error}")
for text in ("9" * 4301, "-" + "9" * 4301):
    try:
        int(text)
    except ValueError as error:
        print("ValueError:", error)
print("other bases have no limit:", int("f" * 5000, 16).bit_length())
