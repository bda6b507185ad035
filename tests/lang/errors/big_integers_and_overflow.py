"""Errors of numbers, one after another in a chain of contexts."""

import math

steps = [
    lambda: 1 // 0,
    lambda: 1.0 % 0,
    lambda: math.exp(1000),
    lambda: int(float("inf")),
    lambda: 2.0**5000,
    lambda: math.sqrt(-1),
]


def run(index):
    try:
        return steps[index]()
    finally:
        if index:
            run(index - 1)


run(len(steps) - 1)
