"""bool: an int with two values; operators, text, conversion, subclassing, arithmetic."""

for a in (True, False):
    for b in (True, False):
        print(
            a,
            b,
            "&",
            a & b,
            "|",
            a | b,
            "^",
            a ^ b,
            "and",
            a and b,
            "or",
            a or b,
            "==",
            a == b,
            "<",
            a < b,
            "+",
            a + b,
            "-",
            a - b,
        )
print("not:", not True, not False, not 0, not "x")
print(
    "int:",
    int(True),
    True + 1,
    True * 2.5,
    -True,
    +True,
    abs(True),
    True / 2,
    True // 2,
    True % 2,
    True**2,
    divmod(True, 2),
    5 - True,
)
print(
    "types of results:",
    [
        type(x).__name__
        for x in (True & False, True & 1, True | 2, True ^ True, True + False, not 1, ~(True + 0), -False)
    ],
)
print(
    "text:",
    str(True),
    repr(False),
    f"{True}",
    f"{True:d}",
    f"{True:5}|",
    f"{True!s:>6}",
    "%s %d" % (True, True),
    "{}".format(False),
)
print("bool():", [bool(x) for x in (0, 1, -1, 0.0, "", "False", [], [0], None, ..., 0j)], bool())
print("identity:", True is (1 == 1), bool(1) is True, bool(bool) is True, True == 1)
print("as index:", "ab"[True], [10, 20][False], {1: "one"}[True], {True: "t"}[1], range(2)[True])
print(
    "sum:", sum([True, False, True]), [True, False].count(1), sorted([True, False, 2, -1]), max(True, False)
)
print(
    "isinstance:",
    isinstance(True, int),
    isinstance(1, bool),
    issubclass(bool, int),
    type(True) is int,
    bool.__mro__,
)
print(
    "methods of int:",
    True.bit_length(),
    True.real,
    False.imag,
    True.to_bytes(1, "big"),
    True.as_integer_ratio(),
    True.__and__(False),
    True.__and__(5),
)
for action in (
    lambda: bool(1, 2),
    lambda: type("B", (bool,), {}),
    lambda: bool(x=1),
    lambda: True + "a",
    lambda: True < "a",
):
    try:
        print(action())
    except TypeError as error:
        print("TypeError:", error)
text = {True: "yes", False: "no"}
print("from comparisons:", text[3 > 2], text["a" == "b"], text[1 in [1]], text[None is None])
