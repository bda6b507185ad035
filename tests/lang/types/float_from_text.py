"""float(): what texts it reads, spaces, underscores, special names, rounding of long inputs, errors."""

texts = ["1", " 1.5 ", "-2", "+3.", ".5", "1e3", "1E-3", "1_0.5_0", "inf", "-Infinity", "nAn", "+nan", "1e400", "-1e400", "1e-400", "0", "٣.٥",
         "1.7976931348623157e308", "1.7976931348623159e308", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "9007199254740993", "9007199254740992.99999999999",
         "0.1000000000000000055511151231257827", "123456789012345678901234567890", "1" + "0" * 400, "0." + "0" * 400 + "1", "\u00a05\u2003"]  # fmt: skip
for text in texts:
    print(ascii(text[:40]), "->", float(text))
print(
    "bytes and numbers:", float(b"1.5"), float(bytearray(b"2")), float(5), float(2**70), float(True), float()
)


class F:
    def __float__(self):
        return 2.5


class I:
    def __index__(self):
        return 7


class S(float):
    pass


print("objects:", float(F()), float(I()), float(S(1.5)), type(float(S(1.5))).__name__, S("2").is_integer())
for wrong in (
    "",
    " ",
    ".",
    "e5",
    "1e",
    "1.5.2",
    "1,5",
    "0x10",
    "1__0",
    "_1",
    "1_",
    "infinit",
    "nan1",
    "1 2",
    "--1",
    "1e5.5",
    "½",
    "1\0",
):
    try:
        print(float(wrong))
    except ValueError as error:
        print("ValueError:", error)
for wrong in (None, [], 1j, 10**400, object()):
    try:
        float(wrong)
    except (TypeError, OverflowError) as error:
        print(f"{type(error).__name__}: {error}")
