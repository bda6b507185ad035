"""all, any and sum: short circuits, start values, generators, floats, errors."""

log = []


def say(x):
    log.append(x)
    return x


print("all:", all([]), all([1, "x"]), all([1, 0]), all(say(x) for x in (1, 0, 2)), log)
log.clear()
print("any:", any([]), any([0, ""]), any([0, 1]), any(say(x) for x in (0, 5, 2)), log)
print("over others:", all({}), any({"": 1}), all("abc"), any(range(1)), all({1: 0}), any(iter([None, 0])))
print(
    "sum:",
    sum([]),
    sum([1, 2, 3]),
    sum([1, 2], 10),
    sum((1.5, 2)),
    sum(range(101)),
    sum([True, True]),
    sum([2**70, -(2**70), 1]),
)
print(
    "start:",
    sum([[1], [2]], []),
    sum(((1,), (2,)), ()),
    sum([1j, 2], start=0.5),
    sum([], "start is not checked when empty" and 5),
)
print("floats:", sum([0.1] * 3), sum([1e100, 1.0, -1e100]), sum([0.1, 0.2, 0.3], 0.4), sum([float("inf"), 1]))


class V:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return V(self.x + (other.x if isinstance(other, V) else other))

    __radd__ = __add__

    def __bool__(self):
        raise ValueError("no truth")


print("objects:", sum([V(1), V(2)]).x, sum([V(1)], V(10)).x)


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("all of an int", lambda: all(5))
attempt("any of nothing", lambda: any())
attempt("any raises", lambda: any([V(1)]))
attempt("all stops before", lambda: all([0, V(1)]))
attempt("sum of text", lambda: sum(["a", "b"]))
attempt("sum with text start", lambda: sum([], ""))
attempt("sum with bytes start", lambda: sum([b"a"], b""))
attempt("sum with bytearray start", lambda: sum([], bytearray()))
attempt("sum of None", lambda: sum([None]))
attempt("sum of int", lambda: sum(5))
attempt("sum of mixed", lambda: sum([1, "a"]))
attempt("sum keyword", lambda: sum(iterable=[1]))
attempt("generator raises", lambda: sum(1 // n for n in (1, 0)))
