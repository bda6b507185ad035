"""__format__, __str__, __repr__ and __bytes__: who is asked by print, f-strings, format, %, str.join."""


class Both:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"

    def __format__(self, spec):
        return f"format({spec!r})"

    def __bytes__(self):
        return b"bytes"


class OnlyRepr:
    def __repr__(self):
        return "only repr"


class OnlyStr:
    def __str__(self):
        return "only str"


both = Both()
print("print:", both, [both], (both,), {1: both})
print(f"f-string: {both} {both!s} {both!r} {both:spec} {both!r:>6} {[both]}")
print(
    "format:",
    format(both),
    format(both, "x"),
    "{} {!r} {:y}".format(both, both, both),
    "%s %r" % (both, both),
)
print("bytes:", bytes(both), "| ascii:", ascii(both))
print("only repr:", OnlyRepr(), str(OnlyRepr()), f"{OnlyRepr()}", f"{OnlyRepr()!s:>12}")
print("only str:", OnlyStr(), f"{OnlyStr()}", repr(OnlyStr()).startswith("<__main__.OnlyStr object at"))


class Bad:
    def __init__(self, result):
        self.result = result

    def method(self, *arguments):
        return self.result

    __str__ = __repr__ = __format__ = __bytes__ = method


for result in (5, None, b"x"):
    for function in (
        str,
        repr,
        format,
        bytes,
        ascii,
        "{}".format,
        "%s".__mod__,
        lambda x: f"{x}",
        lambda x: f"{x!r}",
    ):
        try:
            print("fine:", function(Bad(result)))
        except TypeError as error:
            print(type(result).__name__, "->", error)
try:
    format(OnlyRepr(), "x")
except TypeError as error:
    print("object.__format__ takes no spec:", error)
