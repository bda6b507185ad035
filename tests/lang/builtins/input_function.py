"""input(): reads lines from sys.stdin, writes the prompt to sys.stdout, strips the newline, EOFError at the end."""

import io
import sys

sys.stdin = io.StringIO("first line\nsecond\r\n\nlast without newline")
print("read:", repr(input()))
print("with a prompt:", repr(input("prompt> ")))
print("empty:", repr(input()))
print("last:", repr(input(["any", "object"])))
try:
    input("at the end: ")
except EOFError as error:
    print("EOFError:", error)
captured = io.StringIO()
real = sys.stdout
sys.stdin, sys.stdout = io.StringIO("answer\n"), captured
value = input("question? ")
sys.stdout = real
print("the prompt went to", repr(captured.getvalue()), "the answer is", repr(value))


class Lines:
    def readline(self):
        return "from readline\n"


class Bad:
    def readline(self):
        return 5


sys.stdin = Lines()
print("any object with readline:", input())
sys.stdin = Bad()
for label, replacement in (("wrong type", Bad()), ("no readline", object()), ("None", None)):
    sys.stdin = replacement
    try:
        input()
    except (TypeError, AttributeError, RuntimeError) as error:
        print(f"{label}: {type(error).__name__}: {error}")
sys.stdin = io.StringIO("1\n2\n3\n")
print("sum of lines:", sum(int(input()) for _ in range(3)))
for wrong in (lambda: input(1, 2), lambda: input(prompt="x")):
    try:
        wrong()
    except TypeError as error:
        print("TypeError:", error)
sys.stdin = io.StringIO("a b\nc\n")
print("iterating stdin:", [line.split() for line in sys.stdin])
