"""print: separators, ends, files, flushing, several types, None as default, errors."""

import io
import sys

print()
print("a", 1, 2.5, None, [1], sep=" | ")
print("no newline", end="; ")
print("after", end="\n\n")
print(*"abc", sep="")
print("x", "y", sep=None, end=None)
print("to", "stdout", file=None, flush=True)
out = io.StringIO()
print("captured", 5, file=out, sep="-", end="!")
print(file=out)
print(repr(out.getvalue()))


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.parts.append("<flush>")


writer = Writer()
print("a", "b", file=writer, sep=",", end=".", flush=True)
print("written in parts:", writer.parts)


class Text:
    def __str__(self):
        return "str of Text"

    def __repr__(self):
        return "repr of Text"


print(Text(), [Text()], {"k": Text()})
print("unicode: é € 😀 日本", "tab\tand\nnewline")
real = sys.stdout
sys.stdout = io.StringIO()
print("redirected")
redirected, sys.stdout = sys.stdout.getvalue(), real
print("caught:", repr(redirected))
sys.stdout = None
print("lost, quietly")
sys.stdout = real


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("sep is int", lambda: print("a", "b", sep=5))
attempt("end is bytes", lambda: print("a", end=b"x"))
attempt("unknown keyword", lambda: print("a", colour="red"))
attempt("file without write", lambda: print("a", file=5))
attempt("str fails", lambda: print(type("B", (), {"__str__": lambda self: 5})()))
attempt("result", lambda: print("printed"))
