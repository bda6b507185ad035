"""Dicts of all sizes that lose items: at the front, at the end, anywhere; and their copies."""

import random


def check(d, model):
    assert list(d.items()) == model, (list(d.items())[:5], model[:5])
    assert len(d) == len(model)
    for key, value in model[:50]:
        assert d[key] == value and key in d and d.get(key) == value
    assert list(reversed(d)) == [key for key, _ in reversed(model)]


for make in (lambda n: n, lambda n: n * 4096, lambda n: str(n), lambda n: (n, -n), lambda n: n / 16):
    for size in (0, 5, 8, 9, 17, 40):
        model = list({make(n): n for n in range(size)}.items())
        d = dict(model)
        check(d, model)
        # From the end.
        for _ in range(size // 3):
            assert d.popitem() == model.pop() if model else True
        check(d, model)
        check(d.copy(), model)
        # From the front, and again at the end.
        for _ in range(size // 3):
            if model:
                key, value = model.pop(0)
                assert d.pop(key) == value
                assert key not in d
                d[key] = value
                model.append((key, value))
        check(d, model)
        copy = dict(d)
        copy["more"] = 1
        assert "more" not in d and copy.pop("more") == 1
        check(copy, model)
        d.clear()
        check(d, [])
        d.update(model)
        check(d, model)
print("sizes")

random.seed(11)
d, model = {}, []
for step in range(1000):
    key = random.randrange(90)
    chance = random.random()
    places = [i for i, pair in enumerate(model) if pair[0] == key]
    if chance < 0.5:
        d[key] = step
        if places:
            model[places[0]] = (key, step)
        else:
            model.append((key, step))
    elif chance < 0.9:
        assert d.pop(key, None) == (model.pop(places[0])[1] if places else None)
    elif chance < 0.95 and model:
        assert d.popitem() == model.pop()
    elif chance < 0.951:
        d.clear()
        model.clear()
    else:
        d = random.choice((dict.copy, dict, lambda d: {**d}, lambda d: d | {}))(d)
    if step % 100 == 0:
        check(d, model)
print("random", len(d))

# A queue takes no more room than its items.
queue = {}
for n in range(500):
    queue[n] = n
    if n >= 10:
        first = next(iter(queue))
        assert first == n - 10
        del queue[first]
print("queue", len(queue), sum(queue))

# Deleted items are equal to nothing, whatever the hash.
class Zero:
    def __hash__(self):
        return 0

    def __eq__(self, other):
        print("asked about", other)
        return False


for gone in (0, -1):
    d = {gone: 1, 1: 2, "x": 3}
    del d[gone]
    print(Zero() in d, gone in d, d)
    s = {gone, 1, "x"}
    s.discard(gone)
    print(Zero() in s, gone in s, len(s))

# What changes size while it is gone through.
for size in (3, 30):
    for change in (lambda d: d.update(a=1), lambda d: d.pop(2), lambda d: d.clear()):
        d = {n: n for n in range(size)}
        try:
            for key in d:
                change(d)
        except RuntimeError as error:
            print(error)
        s = set(range(size))
        for consume in (list, sum, sorted, max, lambda s: [0 for _ in s]):
            assert consume(s) is not None
        try:
            for item in s:
                s.add("more")
        except RuntimeError as error:
            print(error)
        try:
            s.update(s.add(str(n)) or n for n in s)
        except RuntimeError as error:
            print(error)
        try:
            any(s.discard(n) for n in s)
        except RuntimeError as error:
            print(error)
