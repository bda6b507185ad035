"""Heaps in lists, the least item first: `heappush`, `heappop`, `heapify`, …, `merge`, `nlargest`, `nsmallest`.

Offers all of CPython's `heapq`; every operation leaves the list in the order in which CPython leaves it.
"""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]

from _heapq import _heapify_max, _heappop_max, _heapreplace_max
from _heapq import heapify, heappop, heappush, heappushpop, heapreplace


def merge(*iterables, key=None, reverse=False):
    """Merges sorted inputs into one sorted iterator, equal items in the order of the inputs."""
    if reverse:
        make, pop, replace, direction = _heapify_max, _heappop_max, _heapreplace_max, -1
    else:
        make, pop, replace, direction = heapify, heappop, heapreplace, 1
    # An entry is [key, rank of its input, item, the input's __next__]; ranks differ, so items are never compared.
    heap = []
    for rank, iterable in enumerate(iterables):
        step = iter(iterable).__next__
        try:
            item = step()
        except StopIteration:
            continue
        heap.append([item if key is None else key(item), rank * direction, item, step])
    make(heap)
    while heap:
        entry = heap[0]
        yield entry[2]
        if len(heap) == 1:
            # The last input needs no heap; what raises StopIteration here is its end.
            yield from iter(entry[3].__self__)
            return
        try:
            item = entry[3]()
        except StopIteration:
            pop(heap)
        else:
            entry[2] = item
            entry[0] = item if key is None else key(item)
            replace(heap, entry)


def _best(n, iterable, key, make, replace, better, step):
    """The n best items with their keys and ranks, in a heap with the worst first, built in one pass."""
    items = iter(iterable)
    heap = []
    rank = 0
    if n > 0:
        for item in items:
            heap.append((item if key is None else key(item), rank, item))
            rank += step
            if len(heap) == n:
                break
    if heap:
        make(heap)
        worst = heap[0][0]
        for item in items:
            value = item if key is None else key(item)
            if better(value, worst):
                replace(heap, (value, rank, item))
                worst = heap[0][0]
                rank += step
    return heap


def nsmallest(n, iterable, key=None):
    """The n least items, sorted: as sorted(iterable, key=key)[:n]."""
    if n == 1:
        nothing = object()
        least = min(iterable, default=nothing, key=key)
        return [] if least is nothing else [least]
    if hasattr(iterable, "__len__") and n >= len(iterable):
        return sorted(iterable, key=key)[:n]
    heap = _best(n, iterable, key, _heapify_max, _heapreplace_max, lambda value, worst: value < worst, 1)
    heap.sort()
    return [item for _, _, item in heap]


def nlargest(n, iterable, key=None):
    """The n greatest items, the greatest first: as sorted(iterable, key=key, reverse=True)[:n]."""
    if n == 1:
        nothing = object()
        greatest = max(iterable, default=nothing, key=key)
        return [] if greatest is nothing else [greatest]
    if hasattr(iterable, "__len__") and n >= len(iterable):
        return sorted(iterable, key=key, reverse=True)[:n]
    heap = _best(n, iterable, key, heapify, heapreplace, lambda value, worst: worst < value, -1)
    heap.sort(reverse=True)
    return [item for _, _, item in heap]
