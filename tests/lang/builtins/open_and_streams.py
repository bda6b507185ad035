"""What open refuses before it touches a file, and the standard streams as file objects."""

import io
import sys


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("missing", lambda: open("no_such_file_anywhere.txt"))
attempt("missing folder", lambda: open("no_such_folder/file.txt", "w"))
attempt("a folder", lambda: open("/"))
attempt("empty mode", lambda: open("x", ""))
attempt("wrong mode", lambda: open("x", "q"))
attempt("two modes", lambda: open("x", "rw"))
attempt("mode twice", lambda: open("x", "rr"))
attempt("binary with encoding", lambda: open("x", "rb", encoding="utf-8"))
attempt("binary with newline", lambda: open("x", "rb", newline=""))
attempt("binary and text", lambda: open("x", "rbt"))
attempt("unbuffered text", lambda: open("x", "r", buffering=0))
attempt("wrong newline", lambda: open("x", newline="q"))
attempt("not a path", lambda: open(1.5))
attempt("no argument", lambda: open())
attempt("mode is a number", lambda: open("x", 5))
attempt("null in the name", lambda: open("a\0b"))
attempt("wrong encoding", lambda: open("/dev/null", encoding="no-such-encoding"))
with open("/dev/null") as empty:
    print(
        "an empty file:",
        repr(empty.read()),
        empty.mode,
        empty.name,
        empty.encoding.lower(),
        list(empty),
        empty.readline(),
    )
print("closed:", empty.closed)
attempt("read a closed file", lambda: empty.read())
attempt("iterate a closed file", lambda: next(empty))
with open("/dev/null", "rb") as binary:
    print("binary:", binary.read(), binary.mode, binary.readable(), binary.writable())
    attempt("write to a reader", lambda: binary.write(b"x"))
with open("/dev/null", "w") as sink:
    print("written:", sink.write("text\n"), sink.writelines(["a", "b"]), sink.writable(), sink.readable())
    attempt("read a writer", lambda: sink.read())
    attempt("write bytes to text", lambda: sink.write(b"x"))
print(
    "stdout:",
    sys.stdout.name,
    sys.stdout.mode,
    sys.stdout.encoding,
    sys.stdout.writable(),
    sys.stdout.readable(),
    sys.stdout.fileno(),
)
print("stdin:", repr(sys.stdin.read()), sys.stdin.readline() == "", list(sys.stdin))
sys.stdout.flush()
sys.stdout.buffer.write(b"through the buffer\n")
sys.stdout.buffer.flush()
sys.stdout.writelines(["several ", "parts\n"])
print(
    "kinds:",
    isinstance(sys.stdout, io.TextIOBase),
    io.open is open,
    issubclass(io.UnsupportedOperation, OSError),
)
