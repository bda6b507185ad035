"""Graphs as dictionaries: searches, shortest paths, topological order, cycles, components, spanning tree."""

import heapq
from collections import deque

GRAPH = {"a": {"b": 4, "c": 1}, "b": {"d": 1}, "c": {"b": 2, "d": 5}, "d": {"e": 3}, "e": {}, "f": {"a": 1}}


def breadth_first(graph, start):
    seen, queue, order = {start}, deque([start]), []
    while queue:
        node = queue.popleft()
        order.append(node)
        for neighbour in graph[node]:
            if neighbour not in seen:
                seen.add(neighbour)
                queue.append(neighbour)
    return "".join(order)


def depth_first(graph, node, seen=None):
    seen = [] if seen is None else seen
    if node not in seen:
        seen.append(node)
        for neighbour in graph[node]:
            depth_first(graph, neighbour, seen)
    return "".join(seen)


def shortest(graph, start, goal):
    queue, done = [(0, start, (start,))], set()
    while queue:
        cost, node, path = heapq.heappop(queue)
        if node == goal:
            return cost, "".join(path)
        if node not in done:
            done.add(node)
            for neighbour, weight in graph[node].items():
                heapq.heappush(queue, (cost + weight, neighbour, path + (neighbour,)))
    return None


def topological(graph):
    state, order = {}, []

    def visit(node):
        if state.get(node) == "open":
            raise ValueError(f"cycle through {node}")
        if node not in state:
            state[node] = "open"
            for neighbour in graph[node]:
                visit(neighbour)
            state[node] = "done"
            order.append(node)

    for node in graph:
        visit(node)
    return "".join(reversed(order))


def all_pairs(graph):
    infinity = float("inf")
    distance = {(a, b): 0 if a == b else graph[a].get(b, infinity) for a in graph for b in graph}
    for k in graph:
        for i in graph:
            for j in graph:
                distance[i, j] = min(distance[i, j], distance[i, k] + distance[k, j])
    return distance


def spanning_tree(edges):
    parent = {}

    def find(x):
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    chosen = []
    for weight, a, b in sorted(edges):
        if find(a) != find(b):
            parent[find(a)] = find(b)
            chosen.append((a + b, weight))
    return chosen


print("breadth first:", breadth_first(GRAPH, "f"), "depth first:", depth_first(GRAPH, "f"))
print("shortest:", shortest(GRAPH, "a", "e"), shortest(GRAPH, "f", "d"), shortest(GRAPH, "e", "a"))
print("topological:", topological(GRAPH))
try:
    topological({**GRAPH, "e": {"a": 1}})
except ValueError as error:
    print("ValueError:", error)
table = all_pairs(GRAPH)
print("all pairs:", {b: table["f", b] for b in GRAPH}, table["e", "a"])
print("spanning tree:", spanning_tree([(w, a, b) for a in GRAPH for b, w in GRAPH[a].items()]))
maze = ["S.#.", "..#.", "#...", "..#E"]
cells = {(x, y): c for y, row in enumerate(maze) for x, c in enumerate(row) if c != "#"}
links = {
    (x, y): {n: 1 for n in ((x + 1, y), (x, y + 1), (x - 1, y), (x, y - 1)) if n in cells} for x, y in cells
}
queue = [(0, (0, 0))]
distances = {}
while queue:
    d, cell = heapq.heappop(queue)
    if cell not in distances:
        distances[cell] = d
        for n in links[cell]:
            heapq.heappush(queue, (d + 1, n))
print("maze:", distances[3, 3], max(distances.values()))
