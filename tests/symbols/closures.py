"""Names that live in a function around."""


def chain(a, b, *c, d=1, **e):
    def one():
        def two():
            def three():
                return a, c

            b = 1
            return three, lambda: b

        return two, d

    def shadows(a):
        return lambda: a

    def declares():
        global b
        b = 1

        def inner():
            return b  # Not the parameter: the function around has made it global.

        return inner

    class Between:
        def method(self):
            return e

    return one


def siblings():
    def first():
        return shared

    def second():
        nonlocal shared
        shared += 1

    shared = 0
    del shared


def rebinding(x):
    def f():
        nonlocal x

        def g():
            nonlocal x
            x = 1

        return g

    global y
    y = f
    return [x for x in x], {z: y for y, z in x for x in y}


def defaults(a, b=lambda: 1, /, c=[i for i in range(3)], *, d=1, e: (lambda: 2) = 3) -> (lambda: 4):
    return a


@(lambda f: f)
@decorator
async def decorated():
    async with a as b, c as (d, [*e], f.g, h[i]):
        async for j in k:
            await l
    yield 1


async def waits():
    return [x async for x in y], [await x for x in y], (z async for z in w)


def nested_waits():
    (await x for x in y)


def returns_nothing():
    return


lambda *, a, b=c, **d: lambda e, /, f: (a, e)
