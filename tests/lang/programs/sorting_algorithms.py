"""Seven sorting algorithms over the same lists, compared with sorted()."""

import random


def bubble(a):
    for i in range(len(a)):
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = a[j + 1], a[j]
    return a


def insertion(a):
    for i in range(1, len(a)):
        item, j = a[i], i
        while j > 0 and a[j - 1] > item:
            a[j] = a[j - 1]
            j -= 1
        a[j] = item
    return a


def selection(a):
    for i in range(len(a)):
        smallest = min(range(i, len(a)), key=a.__getitem__)
        a[i], a[smallest] = a[smallest], a[i]
    return a


def merge(a):
    if len(a) < 2:
        return a
    left, right = merge(a[: len(a) // 2]), merge(a[len(a) // 2 :])
    out, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            out.append(right[j])
            j += 1
        else:
            out.append(left[i])
            i += 1
    return out + left[i:] + right[j:]


def quick(a, low=0, high=None):
    high = len(a) - 1 if high is None else high
    if low < high:
        pivot, i, j = a[(low + high) // 2], low, high
        while i <= j:
            while a[i] < pivot:
                i += 1
            while a[j] > pivot:
                j -= 1
            if i <= j:
                a[i], a[j] = a[j], a[i]
                i, j = i + 1, j - 1
        quick(a, low, j)
        quick(a, i, high)
    return a


def shell(a):
    gap = len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            item = a[i]
            while i >= gap and a[i - gap] > item:
                a[i] = a[i - gap]
                i -= gap
            a[i] = item
        gap //= 2
    return a


def counting(a):
    if not a or not all(type(n) is int for n in a):
        return sorted(a)
    counts = [0] * (max(a) - min(a) + 1)
    for n in a:
        counts[n - min(a)] += 1
    return [n + min(a) for n, count in enumerate(counts) for _ in range(count)]


generator = random.Random(11)
lists = {
    "empty": [], "one": [5], "sorted": list(range(40)), "reversed": list(range(40, 0, -1)), "equal": [7] * 20,
    "random": [generator.randrange(-50, 50) for _ in range(80)], "floats": [generator.random() for _ in range(40)],
    "words": "the quick brown fox jumps over the lazy dog".split(), "mixed": [3, 2.5, True, -1, 2**70],
}  # fmt: skip
for function in (bubble, insertion, selection, merge, quick, shell, counting):
    print(function.__name__, {name: function(list(items)) == sorted(items) for name, items in lists.items()})
print(quick(list("sorting")), merge([3, 1, 2]), bubble([2.5, 1, True]))
