"""Endless recursion of two functions in turn: nothing is collapsed, the limit keeps it short."""

import sys

sys.setrecursionlimit(20)


def ping(n):
    return pong(n + 1)


def pong(n):
    return ping(n + 1)


ping(0)
