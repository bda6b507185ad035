"""send, throw and close: what the yield expression gives, what they return, what may not be done."""


def echo():
    received = []
    try:
        while True:
            try:
                x = yield len(received)
                received.append(x)
            except ValueError as error:
                received.append(f"caught {error}")
                yield "handled"
    finally:
        log.append(received)


log = []
g = echo()
try:
    g.send("too early")
except TypeError as error:
    print("TypeError:", error)
print("started:", g.send(None), g.send("a"), g.send("b"))
print("throw:", g.throw(ValueError("v")), next(g), g.throw(ValueError, "w"), next(g))
print("close:", g.close(), log)
print("closed twice:", g.close())
for method in (lambda: next(g), lambda: g.send(1), lambda: g.throw(KeyError("k"))):
    try:
        method()
    except (StopIteration, KeyError) as error:
        print("after close:", repr(error))
fresh = echo()
try:
    fresh.throw(KeyError("before the start"))
except KeyError as error:
    print("throw before the start:", error, list(fresh))


def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return "ignored"


g = returns_on_close()
next(g)
print("close gives None in 3.11:", g.close())


def raises_on_close():
    try:
        yield 1
    finally:
        raise OSError("in finally")


g = raises_on_close()
next(g)
try:
    g.close()
except OSError as error:
    print("close passes errors on:", error, "| context:", repr(error.__context__))


def yields_on_close():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = yields_on_close()
next(g)
try:
    g.close()
except RuntimeError as error:
    print("RuntimeError:", error)
g = (x for x in [1, 2])
for wrong in (
    lambda: g.throw(),
    lambda: g.throw(5),
    lambda: g.throw("text"),
    lambda: g.throw(ValueError("x"), "value"),
    lambda: g.send(),
):
    try:
        wrong()
    except TypeError as error:
        print("TypeError:", error)


def accumulate():
    total = 0
    while True:
        value = yield total
        if value is None:
            return total
        total += value


g = accumulate()
next(g)
print("accumulate:", [g.send(n) for n in (1, 2, 3)])
try:
    g.send(None)
except StopIteration as stop:
    print("result:", stop.value)
