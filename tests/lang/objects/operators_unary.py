"""Unary operators, abs, round, int, float, complex, index and the conversions' result checks."""

import math


class Number:
    def __init__(self, result):
        self.result = result


names = (
    "neg",
    "pos",
    "invert",
    "abs",
    "int",
    "float",
    "complex",
    "index",
    "round",
    "trunc",
    "floor",
    "ceil",
    "bool",
)
for name in names:
    setattr(Number, f"__{name}__", lambda self, *arguments: self.result)

actions = {
    "-": lambda n: -n, "+": lambda n: +n, "~": lambda n: ~n, "abs": abs, "int": int, "float": float, "complex": complex,
    "index": lambda n: [10, 20, 30][n], "round": round, "round to 2": lambda n: round(n, 2), "trunc": math.trunc,
    "floor": math.floor, "ceil": math.ceil, "not": lambda n: not n, "hex": hex, "slice": lambda n: [1, 2, 3][n:],
    "range": lambda n: range(n), "repeat": lambda n: "ab" * n, "chr": chr, "pow mod": lambda n: pow(2, n, 5),
}  # fmt: skip
for result in (1, 1.5, "text", 2 + 1j, None):
    print("every method returns", repr(result))
    for name, action in actions.items():
        try:
            outcome = action(Number(result))
        except Exception as error:
            outcome = f"{type(error).__name__}: {error}"
        print(f"    {name}: {outcome!r}")


class Nothing:
    pass


for name, action in actions.items():
    try:
        action(Nothing())
    except TypeError as error:
        print(f"without methods, {name}: {error}")
    else:
        print(f"without methods, {name}: fine")
