"""SystemExit with a number: the exit status, and no traceback."""

import sys


def leave():
    try:
        sys.exit(3)
    finally:
        print("finally runs")


print("before")
leave()
print("never")
