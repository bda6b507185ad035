"""Jumps on the truth of a value, and `not`."""


def count_true(values):
    count = 0
    for value in values:
        if value:
            count += 1
    return count


def count_false(values):
    count = 0
    for value in values:
        if value or count > 1000:
            count += 1
    return count


def negated(values):
    last = None
    for value in values:
        last = not value
    return last


many = 100
for kind in ([True] * many, [1] * many, ["text"] * many):
    count_true(kind)
    count_false(kind)
negated([True] * many)


class Plain:
    pass


for kind in ([None, Plain()] * many, [Plain()] * many):
    count_true(kind)
    count_false(kind)
