"""A traceback through a generator, a `yield from` and next()."""


def numbers(stop):
    for n in range(5):
        if n == stop:
            raise ValueError(f"stopped at {n}")
        yield n


def wrapped(stop):
    yield "first"
    yield from numbers(stop)


print([*wrapped(9)])
items = wrapped(1)
print(next(items), next(items))
print(next(items))
