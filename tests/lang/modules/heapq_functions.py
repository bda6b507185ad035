"""heapq: push, pop, heapify, pushpop, replace, nlargest, nsmallest, merge; objects that only have <."""

import heapq
import random

h = []
for n in (5, 1, 4, 1, 3):
    heapq.heappush(h, n)
print("heap:", h, [heapq.heappop(h) for _ in range(5)], h)
h = [9, 8, 7, 6, 5, 4, 3]
heapq.heapify(h)
print("heapify:", h)
print("pushpop, replace:", heapq.heappushpop(h, 1), heapq.heappushpop(h, 100), heapq.heapreplace(h, 0), h)
data = [5, 2, 8, 1, 9, 3]
print(
    "largest, smallest:",
    heapq.nlargest(3, data),
    heapq.nsmallest(2, data),
    heapq.nlargest(10, data),
    heapq.nsmallest(0, data),
    heapq.nlargest(1, data),
    heapq.nsmallest(2, ["ccc", "a", "bb"], key=len),
    heapq.nlargest(2, "hello"),
)
print(
    "merge:",
    list(heapq.merge([1, 4], [2, 3], [0, 9])),
    list(heapq.merge("ace", "bd")),
    list(heapq.merge([3, 1], [2], reverse=True)),
    list(heapq.merge(["a", "ccc"], ["bb"], key=len)),
    list(heapq.merge()),
)
generator = random.Random(3)
numbers = [generator.randrange(1000) for _ in range(500)]
h = list(numbers)
heapq.heapify(h)
print("invariant:", all(h[i] <= h[c] for i in range(len(h)) for c in (2 * i + 1, 2 * i + 2) if c < len(h)))
print("heapsort:", [heapq.heappop(h) for _ in range(500)] == sorted(numbers))


class Task:
    def __init__(self, priority, name):
        self.priority, self.name = priority, name

    def __lt__(self, other):
        return self.priority < other.priority


tasks = [Task(n % 4, f"t{n}") for n in range(8)]
heapq.heapify(tasks)
print("objects:", [heapq.heappop(tasks).priority for _ in range(8)])
queue = [(2, "b"), (1, "z"), (1, "a")]
heapq.heapify(queue)
print("tuples:", heapq.heappop(queue), heapq.heappop(queue))


def dijkstra(graph, start):
    distances, queue = {}, [(0, start)]
    while queue:
        distance, node = heapq.heappop(queue)
        if node not in distances:
            distances[node] = distance
            for neighbour, weight in graph[node].items():
                heapq.heappush(queue, (distance + weight, neighbour))
    return distances


print("dijkstra:", dijkstra({"a": {"b": 7, "c": 3}, "b": {"d": 1}, "c": {"b": 1, "d": 8}, "d": {}}, "a"))
for wrong in (
    lambda: heapq.heappop([]),
    lambda: heapq.heapreplace([], 1),
    lambda: heapq.heappush((), 1),
    lambda: heapq.heapify("abc"),
    lambda: heapq.heappush([1], "a"),
    lambda: heapq.nlargest("x", [1]),
    lambda: heapq.heappop(5),
):
    try:
        print("fine:", wrong())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
