"""list: reading, assigning and deleting slices, plain and extended, with every kind of bound."""

a = list(range(10))
print(
    "read:",
    a[2:5],
    a[:3],
    a[7:],
    a[:],
    a[::3],
    a[::-1],
    a[8:2:-2],
    a[-3:],
    a[:-8],
    a[5:2],
    a[20:],
    a[-20:2],
    a[1:9:100],
)


def assign(items, start, stop, step, value):
    items = list(items)
    try:
        items[start:stop:step] = value
    except (ValueError, TypeError) as error:
        return f"{type(error).__name__}: {error}"
    return items


cases = [
    (1, 3, None, "xyz"), (1, 1, None, [9]), (0, 0, None, []), (2, None, None, []), (None, None, None, "new"),
    (5, 2, None, "in"), (-2, None, None, (7,)), (100, 200, None, "end"), (None, None, 2, "abc"), (None, None, 2, "ab"),
    (None, None, -1, "abcde"), (4, None, -2, [1, 2, 3]), (1, 3, 1, "longer"), (0, 5, 3, "no"), (0, 2, None, 5),
    (None, None, 0, []), (3, 1, -1, "ab"), (3, 1, 2, ""), (3, 1, 2, "a"), (0, 1, None, {"k": 1}),
]  # fmt: skip
for case in cases:
    print("assign", case, "->", assign(range(5), *case))


def delete(items, start, stop, step):
    items = list(items)
    try:
        del items[start:stop:step]
    except (ValueError, TypeError) as error:
        return f"{type(error).__name__}: {error}"
    return items


cases = [(1, 3, None), (None, None, None), (None, None, 2), (None, None, -2), (8, 2, -3), (5, 2, None), (-3, None, None),
         (1, None, 4), (100, None, None), (None, None, 0), ("a", None, None)]  # fmt: skip
for case in cases:
    print("delete", case, "->", delete(range(10), *case))
b = [1, 2, 3]
b[1:2] = b
print("itself:", b)
b[::2] = b[::-2]
print("itself, extended:", b)
b[:] = (x * 2 for x in b)
print("generator over itself:", b)
c = b
c[:] = []
print("emptied in place:", b, c is b)
try:
    a["x":] = [1]
except TypeError as error:
    print("TypeError:", error)
