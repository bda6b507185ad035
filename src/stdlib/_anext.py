"""What `anext` with a default awaits."""


async def with_default(awaitable, default):
    """What the awaitable gives, or the default where the iterator has ended."""
    try:
        return await awaitable
    except StopAsyncIteration:
        return default
