"""Generators that raise inside a warmed loop, are re-entered, thrown into and closed."""


def numbers(fail_at=None):
    try:
        for i in range(5):
            if i == fail_at:
                raise ValueError(f"failed at {i}")
            yield i
    finally:
        log.append("finally")


def loop(generator):
    total = []
    try:
        for n in generator:
            total.append(n)
    except Exception as error:
        return total, f"{type(error).__name__}: {error}"
    return total, "ended"


log = []
for _ in range(300):
    loop(numbers())
log.clear()
print("whole:", loop(numbers()), log)
for fail_at in (0, 3):
    log.clear()
    print("fails:", loop(numbers(fail_at)), log)


def reenter():
    yield next(active)


for _ in range(3):
    active = reenter()
    print("re-entered:", loop(active))


def close_itself():
    yield active.close()


active = close_itself()
print("closes itself:", loop(active))

log.clear()
generator = numbers()
next(generator)
try:
    generator.throw(KeyError("thrown"))
except KeyError as error:
    print("throw:", repr(error), log, loop(generator))
log.clear()
generator = numbers()
next(generator)
generator.close()
print("close:", log, loop(generator), generator.close())
unstarted = numbers()
unstarted.close()
print("closed before it started:", loop(unstarted), log)


def stops():
    yield 1
    raise StopIteration("inside")


for _ in range(2):
    print("StopIteration inside:", loop(stops()))


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            yield "ignored"


generator = stubborn()
next(generator)
try:
    generator.close()
except RuntimeError as error:
    print("ignores GeneratorExit:", error)
