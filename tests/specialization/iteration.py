"""Loops over everything, and unpacking."""


def loop(values):
    for value in values:
        pass


def pairs(values):
    for first, second in values:
        pass


def triples(values):
    for first, second, third in values:
        pass


def generator():
    for number in range(100):
        yield number


def delegates(generators):
    for generator in generators:
        yield from generator


many = list(range(100))
table = dict.fromkeys(many, 1)
loop(range(100))
loop(many)
loop(tuple(many))
loop(generator())
loop(table)
loop(table.values())
loop(table.items())
loop(enumerate(many))
loop(zip(many, many))
loop(set(many))
loop("text" * 25)
loop(reversed(many))
pairs([(1, 2)] * 100)
triples([(1, 2, 3)] * 100)
triples([[1, 2, 3]] * 100)
list(delegates([(x for x in ()), (x for x in ()), (x for x in ()), (x for x in ())]))
