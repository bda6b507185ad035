"""__notes__ with items that are no strings are shown in their own way."""

import sys


class Odd(Exception):
    pass


second = Odd("not strings")
second.__notes__ = [1, None, "text"]
print("before", file=sys.stdout)
raise second
