"""Every format spec for int, float, complex and str: fill, align, sign, alternate form, zero, grouping, precision, types."""


def row(value, specs):
    print(repr(value))
    for spec in specs:
        try:
            print(f"    {spec:>8} |{value:{spec}}|")
        except (ValueError, OverflowError) as error:
            print(f"    {spec:>8} {type(error).__name__}: {error}")


row(1234567, ["", "d", "b", "o", "x", "X", "c", "n", "#b", "#o", "#x", "#X", ",", "_", "_x", "_b", "+", "-", " ", "010", "<12",
              ">12", "^12", "=+12", "*^12,", "+012,", "e", ".2f", "g", "%", "s", ".2", ",x", "#_x", "z"])  # fmt: skip
row(-42, ["05", "=5", "<5", ">5", "^6", "+d", " d", "x", "#x", "#010x", "b", "08b", ",", "x=8d", "c"])
row(65, ["c", "5c", "<5c", "+c", ",c", "#c"])
row(3.14159, ["", "f", "F", "e", "E", "g", "G", "n", "%", ".0f", "#.0f", ".3", ".10g", "10.2f", "+.1f", " .1f", "08.3f", "<9.2f",
              "^9.2f", "*=9.2f", ",.2f", "_.1f", ".2%", "d", "x", "s", "z.1f"])  # fmt: skip
row(1234567.891, [",", ",.2f", "_.3f", "g", ".3g", ".3e", "012,.1f", "n", ",.0f", ",g", "#g"])
row(1e100, ["", "g", ".3g", "e", "r"])
row(-0.0, ["", "f", "g", "+", "z", "z.1f", ".0f"])
row(float("inf"), ["", "f", "5", "05", "F", "%", "+", "e", "g"])
row(float("nan"), ["", "f", "F", "06", "+", "z"])
row(3 + 4j, ["", ".1f", "+.2e", "g", ">15", "%", "=20", "010", ",.2f"])
row(
    "text",
    [
        "",
        "s",
        "10",
        "<10",
        ">10",
        "^10",
        "*^10",
        ".2",
        "10.2",
        "010",
        "d",
        "=10",
        "+",
        ",",
        "#",
        "é^8",
        "😀>6",
    ],
)
row(True, ["", "d", "5", "s", "x", "+", "c"])
for wrong in (
    "{:>>>5}",
    "{:5.5.5}",
    "{:.}",
    "{:1_2}",
    "{:d d}",
    "{:q}",
    "{:,,}",
    "{:_,}",
    "{:99999999999999999999}",
):
    try:
        print(wrong.format(5))
    except ValueError as error:
        print(f"{wrong}: {error}")
