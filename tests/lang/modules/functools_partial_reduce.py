"""functools: partial, partialmethod, reduce, cmp_to_key, total_ordering."""

import functools
import operator


def f(*args, **kwargs):
    return args, kwargs


p = functools.partial(f, 1, k="x")
print("partial:", p(2), p(k="y"), p(), p.func is f, p.args, p.keywords)
q = functools.partial(p, 3, l="z")
print("nested:", q(4), q.args, q.keywords, q.func is f)
print("repr:", repr(functools.partial(int, base=2)), functools.partial(int, base=2)("101"))


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state, *more):
        self.alive = (state, more)

    set_alive = functools.partialmethod(set_state, True)
    bound_late = functools.partial(f, "no self")


cell = Cell()
cell.set_alive("more")
print("partialmethod:", cell.alive, "| partial is no method:", cell.bound_late(1))
print(
    "reduce:",
    functools.reduce(operator.add, [1, 2, 3]),
    functools.reduce(operator.mul, [2, 3], 10),
    functools.reduce(lambda a, b: f"({a}{b})", "abcd"),
    functools.reduce(max, [3, 1], 2),
    functools.reduce(f, [], "start"),
    functools.reduce(f, ["only"]),
)
by_length = functools.cmp_to_key(lambda a, b: len(a) - len(b))
print(
    "cmp_to_key:",
    sorted(["ccc", "a", "bb"], key=by_length),
    by_length("a") < by_length("bb"),
    by_length("x") == by_length("y"),
)


@functools.total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


a, b = Version(1), Version(2)
print("total_ordering:", a < b, a <= b, a > b, a >= b, a <= Version(1), a != b, max(a, b).n)
for wrong in (
    lambda: functools.reduce(f, []),
    lambda: functools.reduce(f, 5),
    lambda: functools.partial(),
    lambda: functools.partial(5),
    lambda: functools.reduce(f),
    lambda: functools.partial(int, base=2)("9"),
    lambda: functools.total_ordering(type("E", (), {})),
    lambda: setattr(p, "func", 5),
    lambda: functools.cmp_to_key(5)(1) < functools.cmp_to_key(5)(2),
):
    try:
        print("fine:", wrong())
    except (TypeError, ValueError, AttributeError) as error:
        print(f"{type(error).__name__}: {error}")
