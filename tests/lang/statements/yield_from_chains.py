"""Chains of generators that delegate to one another: what each frame keeps, and what is seen of them."""

import sys


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        before = f"local of {self.value}"
        if self.left is not None:
            yield from self.left
        assert before == f"local of {self.value}"
        yield self.value
        if self.right is not None:
            yield from self.right
        assert before == f"local of {self.value}"


def build(low, high):
    if low == high:
        return None
    middle = (low + high) // 2
    return Tree(middle, build(low, middle), build(middle + 1, high))


for _ in range(3):
    print(sum(build(0, 200)), list(build(0, 10)), max(build(0, 77)), sorted(build(0, 5), reverse=True))
print([value for value in build(0, 9)], sorted({value % 3 for value in build(0, 9)}))


def frames():
    """Names and own locals of the frames below, as far as they are generators."""
    frame, seen = sys._getframe(1), []
    while frame.f_code.co_name != "<module>" and len(seen) < 8:
        seen.append((frame.f_code.co_name, frame.f_locals.get("tag"), frame.f_lineno - frame.f_code.co_firstlineno))
        frame = frame.f_back
    return seen


def leaf(tag):
    for turn in range(3):
        yield turn
        if turn == 1:
            yield frames()
    return "leaf's result"


def middle(tag):
    kept = [tag, "kept"]
    try:
        result = yield from leaf("leaf")
    finally:
        print("finally", tag, kept)
    yield result, kept
    return "middle's result"


def outer(tag):
    result = yield from middle("middle")
    yield result, tag


def consume():
    for item in outer("outer"):
        print("loop:", item)


consume()
print("list:", list(outer("outer")))


def failing(depth):
    mine = depth * 10
    if depth == 0:
        yield 1
        yield 2
        raise KeyError("from the innermost")
    try:
        yield from failing(depth - 1)
    except KeyError as error:
        if depth % 2:
            print("passes", depth, mine, len(error.args))
            raise
        print("stops at", depth, mine, type(error.__context__).__name__)
        yield mine
        raise KeyError("again")


try:
    for item in failing(4):
        print("item", item)
except KeyError as error:
    print("out:", error, repr(error.__context__))
    lines, traceback = [], error.__traceback__
    while traceback:
        lines.append(traceback.tb_frame.f_code.co_name)
        traceback = traceback.tb_next
    print(lines)


def handling():
    try:
        raise ValueError("being handled")
    except ValueError:
        yield from asks()
        print(repr(sys.exc_info()[1]))


def asks():
    for turn in range(3):
        yield repr(sys.exc_info()[1])


for text in handling():
    print(text, sys.exc_info()[1])


def reentered():
    yield 1
    try:
        next(chain)
    except ValueError as error:
        yield str(error)
    yield chain.gi_running, inner.gi_running


inner = reentered()
chain = (lambda: (yield from inner))()
print([item for item in chain])


def ends_early():
    yield from [1, 2]
    result = yield from finished
    yield result


finished = leaf("x")
walk = ends_early()
for item in walk:
    print("before", item)
    if item == 2:
        print(list(finished)[:2])


def deep(count):
    if count:
        yield from deep(count - 1)
    yield count


print(sum(deep(150)), len(list(deep(100))))
try:
    for item in deep(100000):
        print("not reached")
except RecursionError as error:
    print(error)
print(sum(deep(150)))
