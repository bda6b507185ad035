"""str: strip family, replace, removeprefix, center, ljust, rjust, zfill, expandtabs, translate."""

s = "  xxhello worldxx \n"
print(
    "strip:",
    repr(s.strip()),
    repr(s.lstrip()),
    repr(s.rstrip()),
    repr("xxaxbxx".strip("x")),
    repr("abcba".strip("ab")),
    repr("aaa".strip("a")),
    repr("abc".strip("")),
    repr("\u2003a\x1f".strip()),
    repr("éaé".strip("é")),
    repr(s.strip(None)),
)
print(
    "replace:",
    "banana".replace("a", "o"),
    "banana".replace("a", "o", 2),
    "banana".replace("", "-"),
    "".replace("", "x"),
    "banana".replace("na", ""),
    "banana".replace("x", "y"),
    "aaa".replace("aa", "b"),
    "ab".replace("", "-", 2),
    "a".replace("a", "b", 0),
    "a" * 3 + "😀".replace("😀", "é"),
)
print(
    "removeprefix:",
    "TestHook".removeprefix("Test"),
    "BaseTest".removesuffix("Test"),
    "abc".removeprefix("x"),
    "aa".removesuffix(""),
    "ab".removeprefix("ab"),
)
print(
    "pad:",
    [f(9) for f in ("mid".center, "mid".ljust, "mid".rjust, "-42".zfill, "+4".zfill, "".zfill)],
    "abc".center(6, "*"),
    "abcd".center(7, "*"),
    "ab".center(5, "é"),
    "abc".ljust(2),
    "x".rjust(3, "😀"),
)
print(
    "tabs:",
    repr("a\tb\tc".expandtabs()),
    repr("a\tbc\t".expandtabs(4)),
    repr("\t".expandtabs(0)),
    repr("ab\n\tc".expandtabs(3)),
    repr("a\tb".expandtabs(-1)),
    repr("12345678\tx".expandtabs()),
)
table = str.maketrans("abc", "xyz", "d")
print(
    "translate:",
    "abcde".translate(table),
    sorted(table.items()),
    "abc".translate({97: None, 98: "BB", 99: 100}),
    "añ😀".translate({0xF1: "n", ord("😀"): ":)"}),
)
print(
    "maketrans:", str.maketrans({"a": 1, 98: "x", "c": None}), str.maketrans("", ""), str.maketrans("a", "b")
)


class Table:
    def __getitem__(self, code):
        if code == 97:
            raise LookupError
        return chr(code + 1)


print("any table:", "abc".translate(Table()))
for wrong in (lambda: "a".strip(5), lambda: "a".replace("a"), lambda: "a".replace("a", 1), lambda: "a".center("x"), lambda: "a".center(5, "xx"), lambda: "a".center(5, ""), lambda: "a".zfill("x"), lambda: "a".ljust(5, 1),
              lambda: str.maketrans("ab", "c"), lambda: str.maketrans(5), lambda: str.maketrans({"ab": 1}), lambda: str.maketrans({1.5: 1}), lambda: "a".translate(5), lambda: "a".translate({97: -1}), lambda: "a".translate({97: 1.5}),
              lambda: "a".removeprefix(1), lambda: "a".expandtabs("x"), lambda: "a".replace("a", "b", 1.5), lambda: "a".replace("a", "b", count=1)):  # fmt: skip
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
