"""RecursionError is an ordinary exception: caught deep down, in finally, in generators, and the program goes on."""

import sys

sys.setrecursionlimit(150)


def dive(n):
    return dive(n + 1)


def caught_at_the_bottom(n):
    try:
        return caught_at_the_bottom(n + 1)
    except RecursionError:
        return "handled below"


def with_finally(n):
    try:
        return with_finally(n + 1)
    finally:
        unwound.append(n)


def nested_generators(n):
    yield n
    yield from nested_generators(n + 1)


def mutual(n):
    return [mutual(n + 1) for _ in range(1)]


class Tree:
    def __init__(self, child=None):
        self.child = child

    def depth(self):
        return 1 if self.child is None else 1 + self.child.depth()


unwound = []
for label, function in (("plain", lambda: dive(0)), ("finally", lambda: with_finally(0)), ("comprehension", lambda: mutual(0)),
                        ("generators", lambda: list(nested_generators(0)))):  # fmt: skip
    for _ in range(3):
        try:
            function()
            print("unexpected")
        except RecursionError as error:
            outcome = f"{type(error).__name__}, an {type(error).__mro__[1].__name__}"
    print(f"{label}: {outcome}")
print("handled below:", caught_at_the_bottom(0))
print(
    "every finally ran, inside out:",
    unwound == sorted(unwound[: unwound.index(0) + 1], reverse=True) * 3,
    unwound[-1],
)
tree = None
for _ in range(100):
    tree = Tree(tree)
print("depth 100:", tree.depth())
for _ in range(100):
    tree = Tree(tree)
try:
    tree.depth()
except RecursionError as error:
    print("depth 200:", str(error)[:32])
sys.setrecursionlimit(400)
print("with a higher limit:", tree.depth())
nested = []
for _ in range(5000):
    nested = [nested]
for function in (repr, lambda x: x == [*x], str):
    try:
        function(nested)
        print("fine" if function is not repr else "unexpected")
    except RecursionError as error:
        print("nested data:", type(error).__name__)
print("still alive:", sum(range(10)))
