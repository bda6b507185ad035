"""yield from: values, results, sent values, thrown errors, closing, iterators that are no generators."""

log = []


def inner(name):
    received = []
    try:
        while len(received) < 2:
            try:
                received.append((yield f"{name}{len(received)}"))
            except KeyError as error:
                received.append(f"caught {error}")
        return f"{name} got {received}"
    except GeneratorExit:
        log.append(f"{name} closed")
        raise
    finally:
        log.append(f"{name} finally")


def outer():
    first = yield from inner("a")
    log.append(first)
    second = yield from inner("b")
    return first, second


g = outer()
print("values:", next(g), g.send("x"), g.throw(KeyError("k")))
try:
    g.send("y"), g.send("z")
except StopIteration as stop:
    print("result:", stop.value)
print("log:", log)
log.clear()
g = outer()
next(g)
print("delegates to:", g.gi_yieldfrom.__name__, g.close(), log)
try:
    g = outer()
    next(g)
    g.throw(ValueError("passes"))
except ValueError as error:
    print("ValueError:", error, log[-1])


def plain():
    x = yield from [1, 2]
    y = yield from "ab"
    z = yield from range(2)
    return x, y, z


def collect(generator):
    values = []
    try:
        while True:
            values.append(next(generator))
    except StopIteration as stop:
        return values, stop.value


print("plain iterables:", collect(plain()))


class Iterator:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("iterator's value")
        return self.n

    def send(self, value):
        return f"sent {value}"

    def throw(self, *error):
        return f"thrown {error[0]}"

    def close(self):
        log.append("iterator closed")


def delegate():
    return (yield from Iterator())


print("own iterator:", collect(delegate()))
g = delegate()
print("its methods:", next(g), g.send(5), g.throw(ValueError("v")), g.close(), log[-1])


def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)


print("recursion:", list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))


def deep(n):
    if n:
        yield from deep(n - 1)
    yield n


print("deep delegation:", sum(deep(200)))
for wrong in (5, None):
    try:
        list((lambda: (yield from wrong))())
    except TypeError as error:
        print("TypeError:", error)
