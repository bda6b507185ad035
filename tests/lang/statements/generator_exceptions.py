"""Exceptions in generators: propagation, StopIteration turned into RuntimeError, contexts, finally, exc_info."""

import sys


def fails(n):
    for i in range(n):
        yield i
    raise ValueError("after the last")


seen = []
try:
    for x in fails(2):
        seen.append(x)
except ValueError as error:
    print("propagates:", seen, error)


def leaks():
    yield 1
    next(iter(()))


try:
    list(leaks())
except RuntimeError as error:
    print("RuntimeError:", error, "| cause:", repr(error.__cause__))


def explicit():
    raise StopIteration(5)
    yield


try:
    next(explicit())
except RuntimeError as error:
    print("RuntimeError:", error, "| context:", repr(error.__context__))
print("a generator expression too:", end=" ")
try:
    list(next(iter(())) for _ in range(1))
except RuntimeError as error:
    print(error)


def handles():
    while True:
        try:
            yield "ready"
        except ValueError as error:
            yield f"handled {error}, context {error.__context__!r}"


g = handles()
next(g)
try:
    raise KeyError("being handled outside")
except KeyError:
    print("thrown:", g.throw(ValueError("v")))


def chain():
    try:
        yield
    except KeyError:
        raise ValueError("converted")


g = chain()
next(g)
try:
    g.throw(KeyError("k"))
except ValueError as error:
    print("chained:", repr(error), "<-", repr(error.__context__))


def info():
    yield sys.exc_info()[0]
    try:
        1 / 0
    except ZeroDivisionError:
        yield sys.exc_info()[0].__name__
    yield sys.exc_info()[0]


g = info()
print("exc_info outside a handler:", next(g), next(g), next(g))


def cleanup():
    try:
        yield 1
        yield 2
    finally:
        log.append("cleaned")


log = []
g = cleanup()
for x in g:
    break
print("break does not close:", log)
g.close()
print("close does:", log)
with_error = cleanup()
next(with_error)
try:
    with_error.throw(MemoryError)
except MemoryError:
    print("throw runs finally:", log)
