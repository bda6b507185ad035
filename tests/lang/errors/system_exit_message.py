"""SystemExit with something else than a number: printed on standard error, status 1."""

import sys

print("before")
try:
    sys.exit("first")
except SystemExit as error:
    print("caught:", error.code, error.args)
sys.exit(["a", "list"])
print("never")
pass
