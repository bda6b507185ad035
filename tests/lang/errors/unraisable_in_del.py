"""An exception in __del__ is reported as ignored, and the program goes on."""

import gc
import sys


class Noisy:
    def __init__(self):
        self.me = self

    def __del__(self):
        raise ValueError("in __del__")


def report(unraisable):
    print("unraisable:", type(unraisable.exc_value).__name__, unraisable.exc_value, unraisable.err_msg)


sys.unraisablehook = report


def make():
    Noisy()


make()
gc.collect()
print("goes on")
