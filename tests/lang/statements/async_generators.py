"""Async generators: asend, athrow, aclose, return, exhaustion, errors, attributes."""


class Pause:
    def __await__(self):
        yield "pause"


def run(awaitable):
    async def main():
        return await awaitable

    coroutine = main()
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


log = []


async def echo():
    received = []
    try:
        while len(received) < 3:
            await Pause()
            try:
                received.append((yield len(received)))
            except ValueError as error:
                received.append(f"caught {error}")
    finally:
        await Pause()
        log.append(received)


g = echo()
print("start:", run(g.__anext__()), "send:", run(g.asend("a")), "throw:", run(g.athrow(ValueError("v"))))
for _ in range(2):
    try:
        run(g.asend("last"))
    except StopAsyncIteration as stop:
        print("ended:", repr(stop), log)
g = echo()
run(g.__anext__())
print("aclose:", run(g.aclose()), log[-1])
print("closed twice:", run(g.aclose()))
g = echo()
try:
    run(g.asend("too early"))
except TypeError as error:
    print("TypeError:", error)


async def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            yield 2


g = stubborn()
run(g.__anext__())
try:
    run(g.aclose())
except RuntimeError as error:
    print("RuntimeError:", error)


async def raises():
    yield 1
    raise KeyError("inside")


async def leaks():
    yield 1
    raise StopAsyncIteration("leaked")


for make in (raises, leaks):
    g = make()
    run(g.__anext__())
    try:
        run(g.__anext__())
    except (KeyError, RuntimeError) as error:
        print(f"{type(error).__name__}: {error}")
g = echo()
print("attributes:", type(g).__name__, g.__name__, g.ag_running, g.ag_await, g.__aiter__() is g)
step = g.__anext__()
print("awaitables:", type(step).__name__, run(step))
try:
    run(step)
except RuntimeError as error:
    print("RuntimeError:", error)
print("aiter and anext:", aiter(g) is g, run(anext(g)))
run(g.aclose())
print("anext default:", run(anext(g, "default")))
for wrong in (lambda: anext(5), lambda: aiter([1]), lambda: list(g), lambda: next(g)):
    try:
        wrong()
    except TypeError as error:
        print("TypeError:", error)
