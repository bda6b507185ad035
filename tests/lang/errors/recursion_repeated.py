"""Endless recursion: the repeated lines are counted."""

import sys

print("limit:", sys.getrecursionlimit())


def endless(n):
    return endless(n + 1)


print("before")
endless(0)
print("never")
