"""A traceback through coroutines: one frame for each await."""


async def leaf(n):
    return 10 // n


async def branch(n):
    value = await leaf(n) + 1
    return value


async def root(*numbers):
    return [await branch(n) for n in numbers]


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


print(run(root(1, 2)))
print(run(root(3, 0)))
