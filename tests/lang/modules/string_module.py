"""string: constants, Template, Formatter, capwords."""

import string

print(
    "constants:",
    string.ascii_lowercase,
    string.ascii_uppercase,
    string.digits,
    string.hexdigits,
    string.octdigits,
    string.punctuation,
    repr(string.whitespace),
    len(string.printable),
    string.ascii_letters[25:27],
)
print("capwords:", string.capwords("hello  big world"), string.capwords("a-b c-d", "-"))
f = string.Formatter()
print(
    "Formatter:",
    f.format("{0} {k} {0!r:>4}", "x", k=1),
    f.vformat("{a}-{0}", ("p",), {"a": 2}),
    list(f.parse("a{b!r:c}d{{e}}{}")),
)


class Default(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kwargs)

    def convert_field(self, value, conversion):
        return str(value).upper() if conversion == "u" else super().convert_field(value, conversion)

    def format_field(self, value, spec):
        return f"[{value}]" if spec == "box" else super().format_field(value, spec)


d = Default()
print("subclass:", d.format("{a} {missing} {a!u} {0:box} {0:>4}", "z", a="val"))
for template, args in (
    ("{} {0}", (1,)),
    ("{0} {}", (1,)),
    ("{a}", ()),
    ("{", ()),
    ("{!x}", (1,)),
    ("{5}", (1,)),
):
    try:
        print(f.format(template, *args))
    except Exception as error:
        print(f"{template}: {type(error).__name__}: {error}")
rot13 = str.maketrans(string.ascii_lowercase, string.ascii_lowercase[13:] + string.ascii_lowercase[:13])
print("rot13:", "hello".translate(rot13), "hello".translate(rot13).translate(rot13))
print(
    "membership:",
    all(c in string.printable for c in string.ascii_letters + string.digits),
    [c for c in "a1!\n" if c in string.punctuation],
)
