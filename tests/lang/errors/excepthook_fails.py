"""sys.excepthook that itself fails: both errors are reported."""

import sys


def hook(kind, value, traceback):
    raise RuntimeError("the hook failed")


sys.excepthook = hook
print("before")
[1, 2, 3].index(4)
pass
