"""Generators composed: pipelines, send-driven state machines, recursion, windows, merging, early ends."""

import itertools


def integers():
    n = 0
    while True:
        yield n
        n += 1


def take(n, items):
    for _, item in zip(range(n), items):
        yield item


def mapped(f, items):
    for item in items:
        yield f(item)


def windows(items, size):
    window = []
    for item in items:
        window.append(item)
        if len(window) == size:
            yield tuple(window)
            window.pop(0)


def merge(*sources):
    heads = [(next(s), i, s) for i, s in enumerate(map(iter, sources))]
    while heads:
        value, i, source = min(heads, key=lambda h: h[:2])
        yield value
        heads = [h for h in heads if h[1] != i]
        try:
            heads.append((next(source), i, source))
        except StopIteration:
            pass


def permutations(items):
    if not items:
        yield ()
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]):
            yield (item, *rest)


def parser():
    """Adds up what is sent between 'begin' and 'end'."""
    results = []
    while True:
        token = yield results
        if token == "begin":
            total = 0
            while (token := (yield total)) != "end":
                total += token
            results = results + [total]


def flatten(x):
    if isinstance(x, (list, tuple)):
        for y in x:
            yield from flatten(y)
    else:
        yield x


print("pipeline:", list(take(5, mapped(lambda n: n * n, (n for n in integers() if n % 2)))))
print("windows:", list(windows("abcde", 3)))
print("merge:", list(merge([1, 4, 7], [2, 5], [0, 3, 6, 9])))
print("permutations:", ["".join(p) for p in permutations("abc")])
machine = parser()
next(machine)
print("state machine:", [machine.send(t) for t in ("begin", 1, 2, "end", "begin", 10, "end")])
print("flatten:", list(flatten([1, [2, (3, [4, []])], 5])))
a, b = itertools.tee(n * 10 for n in range(4))
print("tee:", next(a), next(a), list(b), list(a))
g = (x for x in range(10))
print("shared source:", list(zip(g, g, g)), "left:", list(g))
print(
    "hanoi:",
    sum(
        1
        for _ in (lambda h: h(h, 6, "a", "b", "c"))(
            lambda h, n, x, y, z: (
                itertools.chain(h(h, n - 1, x, z, y), [(x, z)], h(h, n - 1, y, x, z)) if n else iter(())
            )
        )
    ),
)
