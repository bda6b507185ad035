"""io.StringIO: reading, writing, seeking, truncating, lines, newlines, closing."""

import io

s = io.StringIO("first\nsecond\nthird")
print("read:", repr(s.read(3)), repr(s.readline()), repr(s.read()), repr(s.read()), s.tell())
s.seek(0)
print(
    "lines:",
    s.readlines(),
    s.seek(0),
    [line for line in s],
    s.seek(6),
    repr(s.readline(3)),
    repr(s.readline()),
)
w = io.StringIO()
print("write:", w.write("hello"), w.write("\n"), w.writelines(["a", "b"]), repr(w.getvalue()), w.tell())
w.seek(1)
w.write("ELLOO!")
print("overwritten:", repr(w.getvalue()), w.tell(), w.truncate(3), repr(w.getvalue()))
w.seek(6)
w.write("x")
print("gap:", repr(w.getvalue()))
print("position:", s.seek(0, 2), s.tell(), repr(s.read()), s.seek(2), repr(s.read(2)))
print("flags:", s.readable(), s.writable(), s.seekable(), s.closed, s.line_buffering, s.isatty())
print(
    "newlines:",
    repr(io.StringIO("a\r\nb\rc\n").read()),
    repr(io.StringIO("a\r\nb\rc\n", newline=None).read()),
    io.StringIO("a\r\nb\rc", newline="").readlines(),
    repr(io.StringIO("a\nb", newline="\r\n").getvalue()),
)
with io.StringIO("inside") as managed:
    inside = managed.read()
print("with:", inside, managed.closed)
print(
    "unicode:",
    io.StringIO("añ€😀").read(3),
    repr(io.StringIO("😀x").readline(1)),
    io.StringIO(initial_value="v").getvalue(),
)
print("iteration:", next(io.StringIO("a\nb")), list(io.StringIO("")), io.StringIO(None).read() == "")
print("print into it:", (lambda o: (print("x", 1, file=o), o.getvalue())[1])(io.StringIO()))


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("closed read", lambda: managed.read())
attempt("closed getvalue", lambda: managed.getvalue())
attempt("write bytes", lambda: w.write(b"x"))
attempt("write int", lambda: w.write(5))
attempt("seek negative", lambda: w.seek(-1))
attempt("seek relative", lambda: w.seek(1, 1))
attempt("seek whence", lambda: w.seek(0, 9))
attempt("init with bytes", lambda: io.StringIO(b"x"))
attempt("wrong newline", lambda: io.StringIO("", newline="x"))
attempt("truncate negative", lambda: w.truncate(-1))
attempt("next at the end", lambda: next(io.StringIO("")))
attempt("read text", lambda: s.read("x"))
