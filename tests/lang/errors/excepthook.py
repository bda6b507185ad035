"""sys.excepthook of our own sees the uncaught exception; the exit status is 1 all the same."""

import sys


def hook(kind, value, traceback):
    lines = []
    while traceback:
        lines.append(traceback.tb_lineno)
        traceback = traceback.tb_next
    print(f"hook: {kind.__name__}({value}) at lines {lines}", file=sys.stderr)


sys.excepthook = hook


def fails():
    raise LookupError("seen by the hook")


fails()
