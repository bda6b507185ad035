"""async for, async with, async comprehensions and async generators, driven by a loop of our own."""


class Pause:
    def __await__(self):
        yield "pause"


def run(coroutine):
    pauses = 0
    try:
        while True:
            coroutine.send(None)
            pauses += 1
    except StopIteration as stop:
        return stop.value, f"{pauses} pauses"


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        await Pause()
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


class Manager:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress

    async def __aenter__(self):
        await Pause()
        log.append(f"enter {self.name}")
        return self.name

    async def __aexit__(self, kind, value, traceback):
        await Pause()
        log.append(f"exit {self.name} {kind.__name__ if kind else None}")
        return self.suppress


async def loops():
    out = []
    async for n in Countdown(3):
        if n == 1:
            continue
        out.append(n)
    else:
        out.append("else")
    async for n in Countdown(5):
        break
    else:
        out.append("never")
    return out, n


async def managers():
    async with Manager("a") as a, Manager("b"):
        log.append(f"body {a}")
    async with Manager("quiet", suppress=True):
        raise ValueError
    try:
        async with Manager("loud"):
            raise KeyError("k")
    except KeyError as error:
        log.append(repr(error))
    for i in range(2):
        async with Manager(str(i)):
            if i == 0:
                continue
            return "returned"


async def generate(n):
    try:
        for i in range(n):
            await Pause()
            yield i
    finally:
        log.append("generator finally")


async def comprehensions():
    a = [x async for x in generate(3)]
    b = {x: y async for x in generate(2) for y in "ab"}
    c = {x async for x in generate(4) if x % 2}
    d = [await double(x) for x in range(3)]
    e = [y async for y in (x * 10 async for x in generate(2))]
    return a, b, sorted(c), d, e


async def double(x):
    await Pause()
    return x * 2


async def wrong(kind):
    if kind == "for":
        async for _ in [1]:
            pass
    elif kind == "with":
        async with open:
            pass
    elif kind == "anext":
        async for _ in type("B", (), {"__aiter__": lambda self: 5})():
            pass


log = []
print("async for:", run(loops()))
print("async with:", run(managers()), log)
log.clear()
print("comprehensions:", run(comprehensions()), log)
for kind in ("for", "with", "anext"):
    try:
        run(wrong(kind))
    except TypeError as error:
        print("TypeError:", error)
