"""collections.deque: both ends, rotation, bounded length, indexing, comparison, errors."""

from collections import deque

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
d.extend("ab")
d.extendleft("xy")
print("grown:", d, len(d), d[0], d[-1], d[3])
print("pop:", d.pop(), d.popleft(), d)
d.rotate(2)
print("rotated:", d)
d.rotate(-3)
print("back:", d)
d.insert(2, "in")
d.remove("x")
d[0] = "first"
del d[1]
d.reverse()
print("changed:", d, d.count(3), d.index(3), 3 in d, list(reversed(d)))
b = deque(range(5), maxlen=3)
b.append(9)
b.appendleft(8)
print("bounded:", b, b.maxlen, deque("abc", 0), deque(maxlen=2).maxlen, b.copy().maxlen)
b.extend([1, 2, 3, 4])
b += [5]
print("bounded extend:", b, b * 2, deque([1], 2) + deque([2, 3]))
print(
    "comparison:",
    deque([1, 2]) == deque([1, 2]),
    deque([1]) < deque([1, 0]),
    deque() == [],
    deque([1]) != deque([2]),
)
print(
    "copies:",
    d.copy() == d,
    d.copy() is d,
    deque(d) == d,
    d.clear(),
    d,
    bool(d),
    deque([1]) * 3,
    list(deque("ab") + deque("c")),
)


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


d = deque([1, 2, 3])
attempt("pop empty", lambda: deque().pop())
attempt("popleft empty", lambda: deque().popleft())
attempt("index out of range", lambda: d[3])
attempt("slice", lambda: d[0:2])
attempt("remove missing", lambda: d.remove(9))
attempt("index missing", lambda: d.index(9))
attempt("insert into full", lambda: deque([1], 1).insert(0, 2))
attempt("maxlen negative", lambda: deque([], -1))
attempt("maxlen text", lambda: deque([], "x"))
attempt("set maxlen", lambda: setattr(d, "maxlen", 5))
attempt("plus list", lambda: d + [1])
attempt("hash", lambda: hash(d))
attempt("of int", lambda: deque(5))
attempt("rotate text", lambda: d.rotate("x"))
queue, seen = deque([1]), []
while queue and len(seen) < 12:
    n = queue.popleft()
    seen.append(n)
    queue.extend((n * 2, n * 2 + 1))
print("breadth first:", seen)
