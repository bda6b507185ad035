"""Heaps in lists, the least item first: `heappush`, `heappop`, `heapify`, …, `merge`, `nlargest`, `nsmallest`.

Offers all of CPython's `heapq`; every operation leaves the list in the order in which CPython leaves it.
"""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def _require_list(heap, function):
    if not isinstance(heap, list):
        raise TypeError(f"{function} must be list, not {type(heap).__name__}")


def _up(heap, floor, index):
    """Moves the item at `index` towards the root, not above `floor`, until its parent is not greater."""
    item = heap[index]
    while index > floor:
        above = (index - 1) >> 1
        parent = heap[above]
        if not item < parent:
            break
        heap[index] = parent
        index = above
    heap[index] = item


def _down(heap, index):
    """Puts the item at `index` in its place below.

    The gap goes to a leaf first, along the lesser children, and the item climbs from there: it came from a leaf, so
    that it mostly ends near one, and that saves comparisons.
    """
    size = len(heap)
    top = index
    item = heap[index]
    child = 2 * index + 1
    while child < size:
        right = child + 1
        if right < size and not heap[child] < heap[right]:
            child = right
        heap[index] = heap[child]
        index = child
        child = 2 * index + 1
    heap[index] = item
    _up(heap, top, index)


def heappush(heap, item, /):
    """Pushes an item; logarithmic time."""
    _require_list(heap, "heappush() argument 1")
    heap.append(item)
    _up(heap, 0, len(heap) - 1)


def heappop(heap, /):
    """Pops the least item; logarithmic time, IndexError if there is none."""
    _require_list(heap, "heappop() argument")
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    least = heap[0]
    heap[0] = last
    _down(heap, 0)
    return least


def heapreplace(heap, item, /):
    """Pops the least item, then pushes the other: what it gives may be greater than the item."""
    _require_list(heap, "heapreplace() argument 1")
    if not heap:
        raise IndexError("index out of range")
    least = heap[0]
    heap[0] = item
    _down(heap, 0)
    return least


def heappushpop(heap, item, /):
    """Pushes the item, then pops the least."""
    _require_list(heap, "heappushpop() argument 1")
    if heap and heap[0] < item:
        least = heap[0]
        heap[0] = item
        _down(heap, 0)
        return least
    return item


def heapify(heap, /):
    """Makes a heap of a list, in place; linear time."""
    _require_list(heap, "heapify() argument")
    for index in range(len(heap) // 2 - 1, -1, -1):
        _down(heap, index)


def _up_max(heap, floor, index):
    item = heap[index]
    while index > floor:
        above = (index - 1) >> 1
        parent = heap[above]
        if not parent < item:
            break
        heap[index] = parent
        index = above
    heap[index] = item


def _down_max(heap, index):
    size = len(heap)
    top = index
    item = heap[index]
    child = 2 * index + 1
    while child < size:
        right = child + 1
        if right < size and not heap[right] < heap[child]:
            child = right
        heap[index] = heap[child]
        index = child
        child = 2 * index + 1
    heap[index] = item
    _up_max(heap, top, index)


def _heappop_max(heap, /):
    """As heappop, of a heap with the greatest item first."""
    _require_list(heap, "_heappop_max() argument")
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    greatest = heap[0]
    heap[0] = last
    _down_max(heap, 0)
    return greatest


def _heapreplace_max(heap, item, /):
    _require_list(heap, "_heapreplace_max() argument 1")
    if not heap:
        raise IndexError("index out of range")
    greatest = heap[0]
    heap[0] = item
    _down_max(heap, 0)
    return greatest


def _heapify_max(heap, /):
    _require_list(heap, "_heapify_max() argument")
    for index in range(len(heap) // 2 - 1, -1, -1):
        _down_max(heap, index)


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
