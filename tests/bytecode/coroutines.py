async def f(a):
    await a
    x = await g(await a)
    async for i in a:
        if i: continue
        break
    else:
        done()
    async with a as b, b:
        return await x
async def agen():
    yield 1
    await x
    return
async def comps(xs):
    [x async for x in xs]
    {await x for x in xs}
    return (x async for x in xs if await x)
