"""str: case methods and predicates over ASCII, accents, ligatures, digits, titles, empty text."""

texts = [
    "",
    "hello",
    "HELLO",
    "Hello World",
    "hELLO wORLD",
    "they're bill's",
    "ß",
    "ŉ",
    "ﬁ",
    "İ",
    "ı",
    "Σσς ΟΔΟΣ",
    "ǆ",
    "ǅ",
    "Ǆ",
    "ñ",
    "Ñ",
    "é",
    "日本",
    "abc123",
    "123",
    "½",
    "²",
    "٣",
    "Ⅷ",
    "ⅷ",
    " ",
    "\t\n",
    "_",
    "a_1",
    "1a",
    "a b",
    "\x00",
    "😀",
    "ª",
]
for t in texts:
    print(ascii(t), "|", t.upper(), t.lower(), t.title(), t.capitalize(), t.swapcase(), t.casefold())
names = [
    "isalnum",
    "isalpha",
    "isascii",
    "isdecimal",
    "isdigit",
    "isidentifier",
    "islower",
    "isnumeric",
    "isprintable",
    "isspace",
    "istitle",
    "isupper",
]
for t in texts:
    print(ascii(t), [n[2:] for n in names if getattr(t, n)()])
print("final sigma:", "ΑΣ".lower(), "ΑΣΑ".lower(), "Σ".lower(), "ΑΣ.".lower(), "ΑΣ Β".lower())
print("casefold compares:", "straße".casefold() == "STRASSE".casefold(), "ﬁ".casefold() == "fi")
print("title:", "a1b2 c-d e_f x'y".title(), "ǆ".title(), "ﬁx".title(), "ﬁx".capitalize(), "ŉa".capitalize())
