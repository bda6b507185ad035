# modules: traceback, linecache, __future__
import __future__
import io
import linecache
import traceback
from label import note, show


def lines(function, *args, **kwds):
    try:
        function(*args, **kwds)
    except BaseException as e:
        for line in "".join(traceback.format_exception(e)).splitlines():
            print("  |", line.replace("/work", "").rpartition("/")[2] if "File" in line else line)
    print("--")


def divide(a, b):
    return a / b


def attribute():
    return None.x


def call():
    return divide(
        1,
        0,
    )


def subscript():
    x = {"a": {}}
    return x["a"]["b"]["c"]


def recurse(n):
    if n:
        recurse(n - 1)
    raise ValueError("deep")


def chained():
    try:
        divide(1, 0)
    except ZeroDivisionError as e:
        raise KeyError("from") from e


def context():
    try:
        divide(1, 0)
    except ZeroDivisionError:
        {}["missing"]


def suppressed():
    try:
        divide(1, 0)
    except ZeroDivisionError:
        raise KeyError("none") from None


def notes():
    e = ValueError("noted")
    e.add_note("first\nsecond")
    e.add_note("third")
    raise e


def groups():
    inner = ExceptionGroup("inner", [KeyError("k"), TypeError("t")])
    raise ExceptionGroup("outer", [ValueError("v"), inner, OSError(2, "no")])


def wide():
    raise ExceptionGroup("wide", [ValueError(i) for i in range(20)])


class Bad(Exception):
    def __str__(self):
        raise RuntimeError


def raise_(e):
    raise e


for function in (attribute, call, subscript, chained, context, suppressed, notes, groups, wide):
    print(function.__name__)
    lines(function)
lines(recurse, 10)
lines(divide, 1, 0)
for error in (Bad(), ValueError(), ValueError("two\nlines"), KeyError("k"), traceback.TracebackException, SystemExit(3), KeyboardInterrupt()):
    lines(raise_, error)
for source in ("x = (1", "a b", "if x\n  pass", "def f(:", "  x", "x = 1 +", "'abc", "f(a for b in c, 1)", "a\n  b"):
    lines(compile, source, "file.py", "exec")
e = SyntaxError("msg", ("f.py", 3, 5, "some text\n", 3, 7))
note("syntax", traceback.format_exception_only(e), traceback.format_exception_only(SyntaxError("alone")), traceback.format_exception_only(SyntaxError("x", ("f.py", None, None, None))))
try:
    chained()
except KeyError as e:
    entries = traceback.extract_tb(e.__traceback__)
    note("entries", [(f.name, f.line, f.lineno, f.end_lineno, f.colno, f.end_colno) for f in entries], len(entries[0]), entries[0][2], entries[0] == entries[0])
    note("limit", len(traceback.format_tb(e.__traceback__, 1)), len(traceback.extract_tb(e.__traceback__, -1)))
    t = traceback.TracebackException.from_exception(e, capture_locals=True)
    note("object", str(t), t.exc_type, t.__cause__.exc_type, t.__context__, [f.locals and sorted(f.locals) for f in t.stack][1:], list(t.format_exception_only()))
    out = io.StringIO()
    traceback.print_exception(e, file=out, chain=False)
    note("unchained", out.getvalue().splitlines()[-1], out.getvalue().count("Traceback"))
    note("exc", traceback.format_exc(limit=1).splitlines()[-1], len(list(traceback.walk_tb(e.__traceback__))))
note("list", traceback.format_list([("f.py", 3, "g", "the line"), ("f.py", 4, "h", None)]), traceback.FrameSummary("f.py", 1, "n", line="x"))


def stack():
    return traceback.extract_stack(), traceback.format_stack(limit=1)


entries, shown = stack()
note("stack", entries[-1].name, entries[-2].name, len(shown))
note("none", traceback.format_exception(None, None, None), traceback.format_exc())
show("bad", traceback.format_exception, 3)
show("bad", traceback.format_exception, ValueError, ValueError())
note("repeat", traceback.StackSummary.from_list([("f.py", 1, "g", "x")] * 5).format()[-1], len(traceback.StackSummary.from_list([("f.py", 1, "g", "x")] * 3).format()))
note("linecache", linecache.getline(__file__ if "__file__" in globals() else "nothing", 1), linecache.getline("nothing.py", 1), linecache.getlines("<string>"))
linecache.cache["made up"] = (3, None, ["one\n", "two\n"], "made up")
note("linecache", linecache.getline("made up", 2), linecache.getline("made up", 3), linecache.getline("made up", 0), linecache.checkcache("made up"), linecache.getline("made up", 1))
linecache.clearcache()
note("cleared", linecache.cache)
note("future", __future__.all_feature_names, [getattr(__future__, name) for name in __future__.all_feature_names], __future__.annotations.getMandatoryRelease(), __future__.division.getOptionalRelease(), __future__.annotations.compiler_flag)
note("all", sorted(traceback.__all__))
