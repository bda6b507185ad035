"""add_note, custom exceptions, arguments, equality, string forms of the built-in ones, attributes they carry."""

error = ValueError("v")
error.add_note("first")
error.add_note("second\nwith two lines")
print("notes:", error.__notes__, str(error))
for wrong in (5, None, b"x"):
    try:
        error.add_note(wrong)
    except TypeError as problem:
        print("TypeError:", problem)


class Custom(Exception):
    def __init__(self, code, message="default"):
        super().__init__(message)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {super().__str__()}"


try:
    raise Custom(5)
except Custom as caught:
    print("custom:", caught, repr(caught), caught.args, caught.code)


class NoInit(Exception):
    pass


print(
    "arguments:", NoInit(1, 2).args, str(NoInit(1, 2)), str(NoInit()), repr(NoInit("x")), str(NoInit((1, 2)))
)
print("KeyError quotes:", str(KeyError("k")), str(KeyError("a", "b")), str(KeyError()))
stop = StopIteration(1, 2)
print("StopIteration:", stop.value, StopIteration().value, stop.args)
print("SystemExit:", SystemExit(3).code, SystemExit().code, SystemExit(1, 2).code)
os_error = OSError(2, "No such file", "name.txt")
print("OSError:", os_error, os_error.errno, os_error.strerror, os_error.filename, type(os_error).__name__)
print("OSError subclasses:", [type(OSError(n, "x")).__name__ for n in (1, 13, 17, 20, 21, 11, 32, 110, 9999)])
print(
    "two arguments:",
    OSError(1, "a").args,
    str(OSError("only")),
    str(OSError(5)),
    OSError(1, "a", "f", 0, "g"),
)
unicode_error = UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "bad byte")
print("UnicodeDecodeError:", unicode_error, unicode_error.object, unicode_error.start, unicode_error.reason)
print(
    "UnicodeEncodeError:",
    UnicodeEncodeError("ascii", "añb", 1, 2, "no"),
    "|",
    UnicodeTranslateError("abc", 0, 2, "why"),
)
syntax = SyntaxError("msg", ("file", 3, 4, "text", 3, 6))
print(
    "SyntaxError:",
    syntax,
    syntax.filename,
    syntax.lineno,
    syntax.offset,
    syntax.text,
    syntax.end_lineno,
    syntax.end_offset,
)
print(
    "NameError:",
    NameError("m", name="n").name,
    ImportError("m", name="n", path="p").path,
    AttributeError("m", obj=1).obj,
)
for wrong in (
    lambda: ValueError(x=1),
    lambda: UnicodeDecodeError("a"),
    lambda: ImportError(unknown=1),
    lambda: BaseException.__new__(int),
):
    try:
        wrong()
    except TypeError as problem:
        print("TypeError:", problem)
error.args = (9, 8)
print("args may be set:", error.args, str(error), repr(error))
print("equality is identity:", ValueError(1) == ValueError(1), error == error)
