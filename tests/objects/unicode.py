"""Writes src/objects/str/tables.rs: what CPython 3.11 knows of characters, where it follows from no general category.

    python3.11 tests/objects/unicode.py && rustfmt src/objects/str/tables.rs
"""

import os
import sys
from unicodedata import category

assert sys.version_info[:2] == (3, 11)
HERE = os.path.dirname(os.path.abspath(__file__))
CHARACTERS = [chr(i) for i in range(0x110000) if not 0xD800 <= i < 0xE000]


def is_cased(c):
    return c.islower() or c.isupper() or category(c) == "Lt"


def is_case_ignorable(c):
    # A sigma ends its word if a cased letter comes before it, and what is ignored between does not matter.
    return ("A" + c + "Σ").lower()[-1] == "ς" and not is_cased(c)


RANGES = {
    "OTHER_LOWERCASE": ("Lowercase, though no small letters.", lambda c: c.islower() and category(c) != "Ll"),
    "OTHER_UPPERCASE": ("Uppercase, though no capital letters.", lambda c: c.isupper() and category(c) != "Lu"),
    "DECIMAL": ("Digits of decimal numbers: runs of ten, each from zero to nine.", str.isdecimal),
    "OTHER_DIGIT": ("Digits that are not written in decimal numbers.", lambda c: c.isdigit() and not c.isdecimal()),
    "OTHER_NUMERIC": ("Numeric, though no numbers by category.", lambda c: c.isnumeric() and category(c)[0] != "N"),
    "SPACE": ("White space.", str.isspace),
    "CASE_IGNORABLE": (
        "Ignored where a sigma asks whether it ends a word, though no marks, formats or modifiers.",
        lambda c: is_case_ignorable(c) and category(c) not in ("Mn", "Me", "Cf", "Lm", "Sk"),
    ),
}
MAPPINGS = {
    "TITLE": ("Titlecase, where it is not uppercase.", str.title, str.upper),
    "CASEFOLD": ("Case folding, where it is not lowercase.", str.casefold, str.lower),
}


def ranges(characters):
    found = []
    for i in map(ord, characters):
        if found and found[-1][1] == i - 1:
            found[-1][1] = i
        else:
            found.append([i, i])
    return found


def main():
    with open(os.path.join(HERE, "../../src/objects/str/tables.rs"), "w") as file:
        print("//! Facts of Unicode 14 that follow from no general category: ranges of characters, and mappings.", file=file)
        print("//!\n//! Written by tests/objects/unicode.py from what CPython 3.11 knows.\n", file=file)
        for name, (doc, has) in RANGES.items():
            rows = ["(0x%X, 0x%X)" % tuple(row) for row in ranges(filter(has, CHARACTERS))]
            print(f"/// {doc}\npub(super) static {name}: &[(u32, u32)] = &[{', '.join(rows)}];", file=file)
        for name, (doc, mapping, usual) in MAPPINGS.items():
            escape = lambda text: "".join("\\u{%X}" % ord(c) for c in text)
            rows = ['(0x%X, "%s")' % (ord(c), escape(mapping(c))) for c in CHARACTERS if mapping(c) != usual(c)]
            print(f"/// {doc}\npub(super) static {name}: &[(u32, &str)] = &[{', '.join(rows)}];", file=file)


if __name__ == "__main__":
    main()
