"""How deep plain functions and methods may go does not depend on how warm they are: each call counts as one."""

import sys


def down(n):
    global deepest
    deepest = n
    down(n + 1)


class Counter:
    def down(self, n):
        self.deepest = n
        self.down(n + 1)


def even(n):
    global deepest
    deepest = n
    odd(n + 1)


def odd(n):
    global deepest
    deepest = n
    even(n + 1)


def depth(function):
    global deepest
    deepest = 0
    try:
        function(1)
    except RecursionError as error:
        return deepest, str(error)


def method_depth(counter):
    try:
        counter.down(1)
    except RecursionError:
        return counter.deepest


for limit in (60, 61, 150, 1000):
    sys.setrecursionlimit(limit)
    depths, alternating, methods = [], [], []
    for _ in range(20):
        depths.append(depth(down))
        alternating.append(depth(even))
        methods.append(method_depth(Counter()))
    for name, found in (("function", depths), ("two in turn", alternating)):
        print(
            f"limit {limit}: {name}: {limit - found[0][0]} below it, always: {found.count(found[0]) == 20}, {found[0][1]}"
        )
    print(f"    method: {limit - methods[0]} below it, always: {methods.count(methods[0]) == 20}")
sys.setrecursionlimit(200)


def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


for _ in range(3):
    try:
        factorial(1000)
    except RecursionError:
        print("factorial(1000) is too deep; factorial(100) % 10007:", factorial(100) % 10007)
for limit, kind in ((0, "zero"), (-5, "negative"), ("x", "text")):
    try:
        sys.setrecursionlimit(limit)
    except (ValueError, TypeError) as error:
        print(kind, "limit:", error)
print("limit still:", sys.getrecursionlimit())
