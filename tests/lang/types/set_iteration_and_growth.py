"""Sets with thousands of members: adding, removing, membership, iteration, sizes; results are sorted for print."""

import random

generator = random.Random(7)
numbers = [generator.randrange(3000) for _ in range(5000)]
s = set(numbers)
print("size:", len(s), sorted(s)[:5], sorted(s)[-5:], sum(s) == sum(dict.fromkeys(numbers)))
print("membership:", sum(n in s for n in range(3000)), all(n in s for n in numbers))
evens = {n for n in s if n % 2 == 0}
odds = s - evens
print("split:", len(evens), len(odds), evens | odds == s, evens & odds == set(), evens.isdisjoint(odds))
for n in list(s):
    if n % 3:
        s.discard(n)
print("multiples of three:", len(s), sorted(s)[:4])
for n in range(0, 3000, 3):
    s.add(n)
print("all of them:", len(s), s == set(range(0, 3000, 3)))
while len(s) > 2:
    s.pop()
print("popped down to two:", len(s), all(n % 3 == 0 for n in s))
words = {f"word{i}" for i in range(1000)}
print("words:", "word999" in words, "word1000" in words, len(words | {"word0", "x"}), sorted(words)[:2])
seen, order = set(), []
for n in [3, 1, 3, 2, 1, 5]:
    if n not in seen:
        seen.add(n)
        order.append(n)
print("first occurrences:", order)


def sieve(limit):
    candidates = set(range(2, limit))
    for n in range(2, limit):
        if n in candidates:
            candidates -= set(range(n * n, limit, n))
    return sorted(candidates)


print("sieve:", sieve(60))
graph = {1: {2, 3}, 2: {4}, 3: {4}, 4: {1}, 5: {1}}


def reachable(start):
    found, frontier = set(), {start}
    while frontier:
        found |= frontier
        frontier = set().union(*(graph[n] for n in frontier)) - found
    return sorted(found)


print("reachable:", reachable(1), reachable(5), reachable(4))
mixed = {1, "a", (1, 2), None, 2.5, frozenset({1}), b"x"}
print("mixed:", len(mixed), all(x in mixed for x in (1.0, "a", (1, 2), None, 2.5, frozenset([1]), b"x")))
try:
    for n in seen:
        seen.add(n + 100)
except RuntimeError as error:
    print("RuntimeError:", error)
iterator = iter({1})
print("iterator:", next(iterator), next(iterator, "end"), next(iterator, "end"))
