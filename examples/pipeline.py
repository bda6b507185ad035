"""A small pipeline of coroutines: `async`, `await`, `async with`, `except*`, decorators, closures."""

import asyncio
from collections import Counter
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


@asynccontextmanager
async def queue_of(words: list[str], /, *, size: int = 4) -> AsyncIterator[asyncio.Queue]:
    queue = asyncio.Queue(maxsize=size)

    async def fill() -> None:
        for word in words:
            await queue.put(word)
        await queue.put(None)

    task = asyncio.create_task(fill())
    try:
        yield queue
    finally:
        task.cancel()


@counted
async def take(queue: asyncio.Queue) -> str | None:
    return await queue.get()


async def main() -> None:
    counts: Counter[str] = Counter()
    async with queue_of(WORDS) as queue:
        while (word := await take(queue)) is not None:
            counts[word] += 1
    for word, count in counts.most_common(3):
        print(f"{word:>6} {'#' * count}")
    print(f"{take.calls} words taken")
    try:
        raise ExceptionGroup("two things", [ValueError("one"), KeyError("two")])
    except* ValueError as group:
        print("caught", *map(repr, group.exceptions))
    except* KeyError:
        pass


if __name__ == "__main__":
    asyncio.run(main())
