"""__iter__ and __next__: what may be an iterator, exhaustion, errors, iter with a sentinel, __iter__ = None."""


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration("done", self.n)
        self.n -= 1
        return self.n


countdown = Countdown(3)
print("first:", list(countdown), "again:", list(countdown))
countdown.n = 2
print("our iterator may revive:", list(countdown))
try:
    next(countdown)
except StopIteration as stop:
    print("StopIteration:", stop.args, stop.value)
print("default:", next(countdown, "default"))


class BadIter:
    def __iter__(self):
        return 5


class NoNext:
    def __iter__(self):
        return object()


class NotIterable:
    __iter__ = None

    def __getitem__(self, index):
        return index


class RaisesInIter:
    def __iter__(self):
        raise KeyError("in __iter__")


class RaisesInNext:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("in __next__")


for kind in (BadIter, NoNext, NotIterable, RaisesInIter, RaisesInNext):
    for consume in (list, lambda it: [*it], lambda it: sum(1 for _ in it), max, lambda it: 1 in it):
        try:
            consume(kind())
        except Exception as error:
            message = f"{type(error).__name__}: {error}"
    print(kind.__name__, "->", message)
values = iter([3, 1, 4, 1, 5])
print("sentinel:", list(iter(lambda: next(values), 1)), list(values))
print("iter(callable) exhausts by StopIteration:", list(iter(lambda it=iter("ab"): next(it), None)))
for wrong in (lambda: next([]), lambda: next(5), lambda: iter(5, 6), lambda: iter(), lambda: next(iter([]))):
    try:
        wrong()
    except (TypeError, StopIteration) as error:
        print(f"{type(error).__name__}: {error}")
