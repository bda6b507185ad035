"""Where await, async for and async with may stand; coroutine functions' flags; return with values."""

cases = {
    "await outside": "await x",
    "await in a function": "def f(): await x",
    "await in a lambda of a coroutine": "async def f(): return lambda: await x",
    "async for outside": "def f():\n async for x in y: pass",
    "async with outside": "def f():\n async with x: pass",
    "async comprehension outside": "def f(): return [x async for x in y]",
    "yield from in a coroutine": "async def f(): yield from x",
    "return value in an async generator": "async def f():\n yield 1\n return 2",
    "await in a default of a coroutine": "async def f(x=await y): pass",
    "return without value in an async generator": "async def f():\n yield 1\n return",
    "await in a comprehension": "async def f(): return [await x for x in y]",
    "async generator expression": "async def f(): return (x async for x in y)",
    "async def in a class": "class C:\n async def f(self): await self",
    "await as a name": "await = 1",
    "async as a name": "async = 1",
    "await in an f-string": "async def f(): return f'{await x}'",
    "walrus and await": "async def f(): return (y := await x)",
    "nested def": "async def f():\n def g(): await x",
    "async lambda": "async lambda: 1",
    "await precedence": "async def f(): return await x ** 2 + -await y",
    "async generator in sync function": "def f(): return (x async for x in y)",
}
for label, code in cases.items():
    try:
        compile(code, "<code>", "exec")
        print(f"{label}: fine")
    except SyntaxError as error:
        print(f"{label}: {error.msg}")


async def coroutine(): ...
async def async_generator():
    yield


def generator():
    yield


def plain(): ...


CO_GENERATOR, CO_COROUTINE, CO_ASYNC_GENERATOR = 0x20, 0x80, 0x200
for function in (coroutine, async_generator, generator, plain):
    flags = function.__code__.co_flags
    names = [
        n
        for n, bit in (
            ("GENERATOR", CO_GENERATOR),
            ("COROUTINE", CO_COROUTINE),
            ("ASYNC_GENERATOR", CO_ASYNC_GENERATOR),
        )
        if flags & bit
    ]
    result = function()
    print(function.__name__, names, type(result).__name__)
    if function is coroutine:
        result.close()
