"""sys: what a program may ask of it: recursion limit, maxsize, argv, modules, exc_info, intern, version, flags."""

import sys

print(
    "version:",
    sys.version_info[:2],
    sys.version_info >= (3, 11),
    sys.version_info.major,
    sys.version.split()[0].startswith("3.11"),
    sys.hexversion >> 16 == 0x030B,
)
print(
    "sizes:",
    sys.maxsize == 2**63 - 1,
    sys.maxunicode,
    sys.byteorder,
    sys.float_info.max,
    sys.float_info.epsilon,
    sys.float_info.dig,
    sys.int_info.bits_per_digit > 0,
)
print("argv:", sys.argv, len(sys.argv))
print("modules:", sys.modules["sys"] is sys, "builtins" in sys.modules, sys.modules["__main__"].__name__)
print("limit:", sys.getrecursionlimit(), sys.setrecursionlimit(500), sys.getrecursionlimit())
print("intern:", sys.intern("a" + "b") is sys.intern("ab"), sys.intern("x y"))
print("exc_info:", sys.exc_info())
try:
    raise ValueError("v")
except ValueError as error:
    kind, value, traceback = sys.exc_info()
    print(
        "inside:",
        kind.__name__,
        value is error,
        traceback.tb_lineno == error.__traceback__.tb_lineno,
        sys.exception() is error,
    )
print("outside:", sys.exc_info(), sys.exception())
print(
    "streams:",
    sys.stdout.writable(),
    sys.stderr is not sys.stdout,
    sys.stdout is sys.__stdout__,
    sys.stdin is not None,
)
print("written:", sys.stdout.write("text\n"))
print(
    "flags:",
    sys.flags.optimize,
    sys.flags.interactive,
    sys.dont_write_bytecode in (True, False),
    sys.platform in ("linux", "darwin", "win32"),
)
print(
    "paths:",
    isinstance(sys.path, list),
    isinstance(sys.executable, str),
    sys.getdefaultencoding(),
    sys.getfilesystemencoding(),
)


def caller():
    return sys._getframe(1).f_code.co_name, sys._getframe().f_code.co_name


def calls():
    return caller()


print("frames:", calls(), sys._getframe().f_globals is globals())
print("displayhook:", end=" ")
sys.displayhook([1, 2])
sys.displayhook(None)
print("hooks:", callable(sys.excepthook), sys.excepthook is sys.__excepthook__)
for wrong in (
    lambda: sys.setrecursionlimit(0),
    lambda: sys.setrecursionlimit("x"),
    lambda: sys.intern(5),
    lambda: sys._getframe(1000),
    lambda: sys.nothing,
    lambda: sys.exit(1, 2),
    lambda: sys.intern(type("S", (str,), {})("x")),
):
    try:
        print("fine:", wrong())
    except (ValueError, TypeError, AttributeError) as error:
        print(f"{type(error).__name__}: {error}")
print("digits:", sys.get_int_max_str_digits(), sys.set_int_max_str_digits(0), len(str(10**5000)))
