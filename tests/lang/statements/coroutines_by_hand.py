"""Coroutines driven with send: await on coroutines and awaitables, results, errors, closing, what may not be done."""


class Suspend:
    def __init__(self, label):
        self.label = label

    def __await__(self):
        answer = yield self.label
        return f"<{answer}>"


async def leaf(x):
    got = await Suspend(f"leaf {x}")
    return f"{x} {got}"


async def root():
    first = await leaf(1)
    second = await leaf(2)
    return first, second


def drive(coroutine, *answers):
    trace, answers = [], iter(answers)
    try:
        value = None
        while True:
            trace.append(coroutine.send(value))
            value = next(answers, None)
    except StopIteration as stop:
        return trace, stop.value


print("driven:", drive(root(), "a", "b"))


async def immediate():
    return "no suspension"


print("immediate:", drive(immediate()))


async def catches():
    try:
        await Suspend("waiting")
    except ValueError as error:
        return f"caught {error}"
    finally:
        log.append("finally")


log = []
c = catches()
c.send(None)
try:
    c.throw(ValueError("thrown in"))
except StopIteration as stop:
    print("throw:", stop.value, log)
c = catches()
c.send(None)
print("close:", c.close(), log)
c = immediate()
drive(c)
for action in (lambda: c.send(None), lambda: next(c), lambda: iter(c), lambda: [x for x in c]):
    try:
        action()
    except (RuntimeError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")


class BadAwait:
    def __await__(self):
        return 5


class NoAwait:
    pass


for thing in (BadAwait(), NoAwait(), 5, None, [1]):

    async def awaits():
        await thing

    try:
        drive(awaits())
    except TypeError as error:
        print("TypeError:", error)


async def raises_stop():
    raise StopIteration("inside")


try:
    drive(raises_stop())
except RuntimeError as error:
    print("RuntimeError:", error)
c = leaf(0)
print("attributes:", c.__name__, c.cr_running, c.cr_await, type(c).__name__)
c.send(None)
print("awaiting:", type(c.cr_await).__name__)
try:
    c.send(None), c.send(None)
except StopIteration as stop:
    print("result:", stop.value)
inner = leaf(9)
inner.send(None)


async def shares():
    return await inner


try:
    drive(shares())
    drive(shares())
except RuntimeError as error:
    print("RuntimeError:", error)
