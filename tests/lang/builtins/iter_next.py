"""iter and next: sentinels, defaults, exhausted iterators, the sequence protocol, errors."""

numbers = [1, 2, 3]
it = iter(numbers)
print("next:", next(it), next(it), next(it), next(it, "default"), next(it, None))
print("fresh each time:", iter(numbers) is iter(numbers), list(iter(numbers)), iter(it) is it)
queue = [3, 2, 1, 0, 5]
print("sentinel:", list(iter(queue.pop, 2)), queue)
print("sentinel by equality:", list(iter(iter([1, 2.0, 3]).__next__, 2)))


class Seq:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError(i)
        return i * 10


class SeqStop:
    def __getitem__(self, i):
        raise StopIteration


class SeqError:
    def __getitem__(self, i):
        return {0: "a"}[i]


print("sequence protocol:", list(Seq()), list(iter(SeqStop())), 20 in Seq())
try:
    list(SeqError())
except KeyError as error:
    print("KeyError passes:", error)
it = iter(Seq())
print("exhausted for good:", list(it), next(it, "end"))


class Counter:
    def __init__(self):
        self.n = 0

    def __next__(self):
        self.n += 1
        return self.n


counter = Counter()
print("next needs no __iter__:", next(counter), next(counter))
try:
    iter(counter)
except TypeError as error:
    print("TypeError:", error)


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("next of empty", lambda: next(iter([])))
attempt("next of list", lambda: next([1]))
attempt("next of range", lambda: next(range(3)))
attempt("iter of int", lambda: iter(5))
attempt("iter of class", lambda: iter(int))
attempt("iter, not callable", lambda: iter([1], 2))
attempt("iter()", lambda: iter())
attempt("next()", lambda: next())
attempt("next of three", lambda: next(it, 1, 2))
attempt("raising callable", lambda: next(iter(lambda: 1 // 0, 5)))
attempt("StopIteration in callable", lambda: list(iter(lambda i=iter("ab"): next(i), None)))
attempt(
    "__iter__ of a class is not of its objects",
    lambda: iter(type("M", (type,), {"__iter__": lambda c: iter("m")})("C", (), {})).__next__(),
)
