"""Writing to standard error, in order, beside standard output; the exit status stays 0."""

import sys

print("to standard output")
print("to standard error", file=sys.stderr)
print("a", "b", sep="-", end="!\n", file=sys.stderr)
written = sys.stderr.write("written\n")
print("characters written:", written)
sys.stderr.flush()
sys.stdout.write("last line\n")
