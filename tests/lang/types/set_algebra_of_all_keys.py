"""Operators of sets whose items need no method, and of sets whose items define their equality."""

import random

calls = []


class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number % 7

    def __eq__(self, other):
        calls.append(0)
        return isinstance(other, Key) and self.number == other.number

    def __lt__(self, other):
        return self.number < other.number

    def __repr__(self):
        return "K%d" % self.number


def show(items):
    return sorted(items, key=repr)


def operate(kind, left, right):
    a, b = kind(left), kind(right)
    print(show(a | b), show(a & b), show(a - b), show(a ^ b))
    print(a <= b, a < b, a >= b, a > b, a == b, a != b, a.isdisjoint(b))
    print(show(a.union(right)), show(a.intersection(right)), show(a.difference(right)))
    print(show(a.symmetric_difference(right)), a.issubset(right), a.issuperset(right))
    print(type(a | b) is kind, type(a & b) is kind, type(a - b) is kind, type(a ^ b) is kind)
    if kind is set:
        for change in ("update", "intersection_update", "difference_update", "symmetric_difference_update"):
            for other in (right, set(right), frozenset(right), dict.fromkeys(right)):
                c = set(left)
                getattr(c, change)(other)
                print(show(c), end=" ")
            print()
        c = set(left); c |= b; d = set(left); d &= b; e = set(left); e -= b; f = set(left); f ^= b
        print(show(c), show(d), show(e), show(f))
        c = set(left); c ^= c; d = set(left); d -= d; e = set(left); e &= e; f = set(left); f |= f
        print(c, d, show(e) == show(left), show(f) == show(left))


for kind in (set, frozenset):
    operate(kind, range(5), range(3, 30))
    operate(kind, range(40), range(3, 6))
    operate(kind, "hello", "world")
    operate(kind, [(1, 2), (3, "x"), 2.5, None], [(1, 2), 2.5, True])
    operate(kind, [Key(n) for n in range(6)], [Key(n) for n in range(4, 20)])
    operate(kind, [Key(1), 1, 8], [Key(8), 8, "a"])
print(len(calls) > 0)

# One that differs, at any place.
for size in (1, 7, 8, 9, 16, 17, 33, 100, 1000):
    whole = set(range(size))
    for missing in {0, size // 2, size - 1}:
        part = whole - {missing}
        assert part < whole and not whole <= part and len(whole & part) == size - 1
        assert whole - part == {missing} and part | {missing} == whole and whole ^ part == {missing}
        assert missing not in part and (size == 1 or part.isdisjoint({missing}))

# Against a model, with deletions.
random.seed(7)
model, tested = [], set()
for step in range(3000):
    number = random.randrange(60) * 1024
    if random.random() < 0.5:
        tested.add(number)
        if number not in model:
            model.append(number)
    else:
        tested.discard(number)
        if number in model:
            model.remove(number)
    if step % 100 == 0:
        other = {random.randrange(60) * 1024 for _ in range(random.randrange(70))}
        assert sorted(tested) == sorted(model) == sorted(tested.copy())
        assert sorted(tested - other) == sorted(n for n in model if n not in other)
        assert sorted(tested & other) == sorted(n for n in model if n in other)
        assert sorted(tested ^ other) == sorted([n for n in model if n not in other] + [n for n in other if n not in model])
print(len(tested), len(model))
