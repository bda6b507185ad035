"""One loop over user classes whose __iter__ and __next__ are replaced, deleted and swapped between executions."""


class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        self.i = 0
        return self

    def __next__(self):
        self.i += 1
        if self.i > self.n:
            raise StopIteration
        return self.i


class Generator:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n):
            yield f"g{i}"


def collect(iterable):
    out = []
    for item in iterable:
        out.append(item)
    return out


def attempt(iterable):
    try:
        return collect(iterable)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def warm():
    for _ in range(200):
        collect(count)
        collect([1])


count, generator = Count(3), Generator(2)
warm()
print("at first:", attempt(count), attempt(generator))
original = Count.__next__
Count.__next__ = lambda self: next(self.source)
Count.__iter__ = lambda self: self.__dict__.update(source=iter("xy")) or self
print("both replaced:", attempt(count))
warm()
Count.__iter__ = lambda self: iter([10, 20])
print("another iterator:", attempt(count))
warm()
Count.__iter__ = lambda self: 5
print("no iterator:", attempt(count))
del Count.__iter__
print("deleted:", attempt(count))
Count.__getitem__ = lambda self, i: i if i < self.n else [][0]
print("sequence protocol:", attempt(count))
warm()
Count.__iter__ = lambda self: (i * i for i in range(self.n))
print("generator expression:", attempt(count))
count.__iter__ = lambda: iter("instance attributes do not count")
print("instance attribute:", attempt(count))
Count.__iter__ = None
print("None:", attempt(count))
Generator.__iter__ = Count.__getitem__
print("a method of another class:", attempt(generator))
