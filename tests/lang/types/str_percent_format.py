"""The % operator: every conversion and flag, mappings, star widths, errors."""

print("%s %r %a %d %i %u %o %x %X %c %c %% " % ("s", "é", "é", 5, 6, 7, 8, 255, 255, "c", 65))
print(
    "%5d|%-5d|%05d|%+d|% d|%x|%#x|%#o|%#X|%5.3d|%-+5d|%+05d" % (42, 42, 42, 42, 42, 42, 42, 42, 42, 7, 7, 7)
)
print(
    "%f|%.2f|%10.3f|%-10.1f|%+.1e|%g|%G|%#.3g|%05.1f|%e|%F|%.0f"
    % (1.5, 1.5, 1.5, 1.5, 1.5, 1e-10, 1e-10, 1.0, 2.25, 12345.678, float("inf"), 2.5)
)
print("%10s|%-10s|%.2s|%5.1s|%r|%10r|%s" % ("ab", "ab", "abc", "abc", [1], "x", (1, 2)))
print("%*d|%-*d|%.*f|%*.*f" % (5, 42, 5, 42, 2, 3.14159, 8, 3, 2.71828))
print(
    "%(a)s %(b)05d %(a)r" % {"a": "x", "b": 7, "c": 0},
    "%(key with spaces)s" % {"key with spaces": 1},
    "%%(a)s" % {},
    "no conversions" % {},
    "%s" % {"a": 1},
)
print(
    "%d %d %d" % (3.99, True, -(2**70)),
    "%x %o" % (-255, -8),
    "%c" % "😀",
    "%s" % None,
    "%s %s" % ("t", ("u",)),
    "%ld %hd" % (1, 2),
)
print("%s" % (("tuple",),), "%s" % [1, 2], "100%%" % ())
cases = [("%d", "x"), ("%d", None), ("%x", 1.5), ("%c", 1114112), ("%c", "ab"), ("%c", 1.5), ("%s %s", "a"), ("%s", ("a", "b")), ("%", ()), ("%y", 1), ("%(a)s", 5), ("%(a)s", {}), ("%(a", {"a": 1}), ("%*d", ("x", 1)), ("%d", (1, 2)),
         ("plain", 5), ("plain", ()), ("plain", [1]), ("%s %(a)s", {"a": 1}), ("%5", 1), ("%.f", 2.5), ("%.s|", "abc"), ("%i", "5"), ("%f", "x"), ("%c", -1), ("%d", float("nan")), ("%d", float("inf")), ("%o", "8"), ("%e", 10**400)]  # fmt: skip
for template, value in cases:
    try:
        print(repr(template), repr(value)[:20], "->", repr(template % value))
    except Exception as error:
        print(f"{template!r} {repr(value)[:20]} -> {type(error).__name__}: {error}")


class O:
    def __str__(self):
        return "str of O"

    def __index__(self):
        return 7

    def __float__(self):
        return 2.5


print("objects:", "%s %x %f" % (O(), O(), O()))
try:
    "%d" % type("I", (), {"__index__": lambda s: 7})()
except TypeError as error:
    print("%d wants __int__:", error)
