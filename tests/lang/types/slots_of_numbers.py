"""Numbers used as every kind of operand together: a table of results and errors for all pairs of types."""

from fractions import Fraction

values = {
    "int": 7,
    "big": 2**70,
    "bool": True,
    "float": 2.5,
    "complex": 1 + 2j,
    "fraction": Fraction(1, 3),
    "str": "ab",
    "list": [1],
    "none": None,
}
operations = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "//": lambda a, b: a // b,
    "%": lambda a, b: a % b, "<<": lambda a, b: a << b, "&": lambda a, b: a & b, "<": lambda a, b: a < b, "==": lambda a, b: a == b,
}  # fmt: skip
for symbol, operation in operations.items():
    for left, a in values.items():
        row = []
        for right, b in values.items():
            if symbol in ("<<", "*") and "big" in (left, right):
                continue
            try:
                result = operation(a, b)
                row.append(f"{right}:{type(result).__name__}={str(result)[:12]}")
            except (TypeError, OverflowError, ZeroDivisionError, ValueError) as error:
                row.append(f"{right}:{type(error).__name__[:4]}")
        print(left, symbol, " ".join(row))
messages = set()
for symbol, operation in operations.items():
    for a, b in ((7, "ab"), (2.5, [1]), ([1], 7), ("ab", None), (1 + 2j, "ab"), (None, None)):
        try:
            operation(a, b)
        except TypeError as error:
            messages.add(str(error))
print(*sorted(messages), sep="\n")
