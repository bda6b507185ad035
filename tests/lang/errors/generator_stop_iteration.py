"""StopIteration that leaks out of a generator becomes RuntimeError, with its cause."""


def pairs(items):
    iterator = iter(items)
    while True:
        yield next(iterator), next(iterator)


print(next(pairs("ab")))
for pair in pairs("abcd"):
    print(pair)
