"""Generators: laziness, state, return values, exhaustion, next with a default, expressions, infinite ones."""

log = []


def numbers(n):
    log.append("started")
    for i in range(n):
        log.append(f"before {i}")
        yield i
        log.append(f"after {i}")
    log.append("ended")
    return "result"


g = numbers(2)
print("nothing runs at first:", log)
print(next(g), log)
print(next(g), log[-2:])
try:
    next(g)
except StopIteration as stop:
    print("the return value:", stop.value, log[-1])
print("exhausted:", next(g, "default"), list(g))


def countdown(n):
    while n:
        yield n
        n -= 1


print(
    "consumers:",
    list(countdown(3)),
    sum(countdown(4)),
    max(countdown(5)),
    2 in countdown(3),
    [*countdown(2)],
    "".join(map(str, countdown(3))),
)
a, b, c = countdown(3)
print("unpacked:", a, b, c, dict(zip("xy", countdown(2))))


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


print("infinite:", [n for n, _ in zip(fibonacci(), range(10))])
g1, g2 = countdown(3), countdown(3)
print("independent:", next(g1), next(g1), next(g2))
print("iter is itself:", iter(g1) is g1, type(g1).__name__, g1.__name__, g1.__qualname__)


def empty():
    return
    yield


def only_return():
    return 5
    yield


print("empty:", list(empty()), list(only_return()))


stages = (n for n in fibonacci() if n % 2)
stages = (n * n for n in stages if n > 1)
print("chained expressions:", [n for n, _ in zip(stages, range(5))])
print("arguments are evaluated at the call:", [f() for f in [lambda: list(countdown(len(log)))]][0][:1])
try:
    numbers()
except TypeError as error:
    print("TypeError:", error)
for state in (countdown(1), g, g1):
    print(
        "running:", state.gi_running, "frame:", state.gi_frame is not None, "yield from:", state.gi_yieldfrom
    )
