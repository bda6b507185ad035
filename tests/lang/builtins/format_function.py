"""format(): specs for every type, __format__, empty specs, errors."""

values = [5, -5, 2**70, 1.5, -0.0, float("nan"), 2 + 3j, "text", True, None, [1], b"x", ...]
for value in values:
    row = []
    for spec in ("", ">8", "<8", "^8", "08", "+", ".2", "x", "s", "d", "e", "%", ",", "_", "c", "*^9"):
        try:
            row.append(f"{spec}={format(value, spec)}|")
        except (ValueError, TypeError, OverflowError) as error:
            row.append(f"{spec}!{type(error).__name__}")
    print(repr(value), *row)
print(
    "grouping:",
    format(1234567, ","),
    format(1234567.891, ",.1f"),
    format(0xABCDEF, "_x"),
    format(0b1111_0000, "_b"),
    format(1e10, "_"),
    format(999, ","),
    format(-1234, ","),
)
print(
    "zero padding and grouping:",
    format(1234, "010,"),
    format(1234, "08_"),
    format(0x1234, "#012_x"),
    format(-5, "05"),
    format(1.5, "07"),
)
print("signs:", [format(n, spec) for n in (5, -5, 0) for spec in ("+", "-", " ")])
print(
    "alternate:",
    format(255, "#x"),
    format(255, "#X"),
    format(255, "#o"),
    format(5, "#b"),
    format(1.0, "#.0f"),
    format(3.0, "#g"),
)


class F:
    def __format__(self, spec):
        return f"F({spec!r})"


print("object:", format(F()), format(F(), "any text {at} all"))
for action in (
    lambda: format(),
    lambda: format(1, 2),
    lambda: format(1, None),
    lambda: format(F(), 5),
    lambda: format(object(), "x"),
    lambda: format(1, "99999999999999999999d"),
    lambda: format("a", "é>3") + format(1, "x<5<"),
):
    try:
        print("fine:", action())
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
