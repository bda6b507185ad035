"""A list is appended to, cleared, shortened and replaced while a warmed loop goes over it."""


def collect(items, change):
    seen = []
    for item in items:
        seen.append(item)
        if len(seen) > 12:
            break
        change(items, item)
    return seen


def nothing(items, item):
    pass


def append(items, item):
    if item < 5:
        items.append(item + 10)


def clear(items, item):
    if item == 1:
        items.clear()


def pop(items, item):
    items.pop()


def remove(items, item):
    items.remove(item)


def insert(items, item):
    items.insert(0, 0)


def slice_away(items, item):
    items[:] = items[:2]


def replace(items, item):
    items[-1] = "replaced" if item != "replaced" else item


for change in (nothing, append, clear, pop, remove, insert, slice_away, replace):
    for _ in range(200):
        collect([1, 2, 3], nothing)
    items = [1, 2, 3, 4]
    print(f"{change.__name__}: saw {collect(items, change)}, left {items}")

items = [1, 2]
iterator = iter(items)
print("iterator:", next(iterator), next(iterator), next(iterator, "exhausted"))
items.append(3)
print(
    "an exhausted iterator stays so:", next(iterator, "exhausted"), "length hint:", iterator.__length_hint__()
)
items = [1, 2, 3]
backwards = reversed(items)
next(backwards)
items.clear()
print("reversed after clear:", list(backwards))
