"""A small pipeline of coroutines: `async`, `await`, `async with`, `except*`, decorators, closures."""

from collections import Counter, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import wraps

WORDS = """
the snake that coaches the snake that runs
runs faster than the snake that waits
""".split()


def counted(function: Callable) -> Callable:
    calls = 0

    @wraps(function)
    async def wrapper(*args, **kwargs):
        nonlocal calls
        calls += 1
        wrapper.calls = calls
        return await function(*args, **kwargs)

    return wrapper


class Pause:
    """What a coroutine awaits to let others run."""

    def __await__(self):
        yield


def run(*coroutines):
    """Runs coroutines in turns until all have ended."""
    waiting = deque(coroutines)
    while waiting:
        coroutine = waiting.popleft()
        try:
            coroutine.send(None)
        except StopIteration:
            continue
        waiting.append(coroutine)


class Queue:
    def __init__(self, size: int) -> None:
        self.size, self.items = size, deque()

    async def put(self, item: object) -> None:
        while len(self.items) >= self.size:
            await Pause()
        self.items.append(item)

    async def get(self) -> object:
        while not self.items:
            await Pause()
        return self.items.popleft()

    def __aiter__(self) -> AsyncIterator:
        return self

    async def __anext__(self) -> object:
        if (item := await take(self)) is None:
            raise StopAsyncIteration
        return item


@asynccontextmanager
async def filling(queue: Queue) -> AsyncIterator[Queue]:
    try:
        yield queue
    finally:
        await queue.put(None)


@counted
async def take(queue: Queue) -> object:
    return await queue.get()


async def fill(queue: Queue, words: list[str], /) -> None:
    async with filling(queue):
        for word in words:
            await queue.put(word)


async def count(queue: Queue) -> None:
    counts: Counter[str] = Counter([word async for word in queue])
    for word, count in counts.most_common(3):
        print(f"{word:>6} {'#' * count}")
    print(f"{take.calls} words taken")


queue = Queue(size=4)
run(fill(queue, WORDS), count(queue))
try:
    raise ExceptionGroup("two things", [ValueError("one"), KeyError("two")])
except* ValueError as group:
    print("caught", *map(repr, group.exceptions))
except* KeyError:
    pass
