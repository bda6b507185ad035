"""A list as stack, queue, matrix, set and buffer: longer sequences of operations compared with simple models."""

import random

generator = random.Random(31)
items, log = [], []
for step in range(3000):
    action = generator.randrange(8)
    n = generator.randrange(50)
    if action == 0:
        items.append(n)
    elif action == 1 and items:
        items.pop()
    elif action == 2:
        items.insert(n % (len(items) + 1), n)
    elif action == 3 and items:
        del items[n % len(items)]
    elif action == 4:
        items[n % (len(items) + 1) :] = [n, n + 1]
    elif action == 5 and n in items:
        items.remove(n)
    elif action == 6:
        items.reverse()
    elif action == 7 and len(items) > 30:
        items[:] = items[::2]
    if step % 500 == 499:
        log.append((len(items), sum(items), items[:3]))
print(*log, sep="\n")
stack, out = [], []
for token in "3 4 + 2 * 7 / 5 - 2 3 * +".split():
    if token.isdigit():
        stack.append(int(token))
    else:
        b, a = stack.pop(), stack.pop()
        stack.append({"+": a + b, "-": a - b, "*": a * b, "/": a // b}[token])
print("stack:", stack)
grid = [[r * 3 + c for c in range(3)] for r in range(3)]
turned = [list(row) for row in zip(*grid[::-1])]
print("grid:", turned, [row[::-1] for row in turned], [grid[i][i] for i in range(3)], sum(grid, []))
josephus = list(range(1, 42))
at = 0
while len(josephus) > 2:
    at = (at + 2) % len(josephus)
    josephus.pop(at)
print("josephus:", josephus)
buffer = [0] * 10
for i in range(25):
    buffer[i % 10] = i
print("ring:", buffer[25 % 10 :] + buffer[: 25 % 10])
unique = []
for n in [3, 1, 3, 2, 1]:
    n in unique or unique.append(n)
print("unique:", unique, [unique.index(n) for n in (1, 2, 3)])
merged = sorted(set([3, 1]) | set([2, 3]))
print("merged:", merged, [a for a in [1, 2, 3] if a not in [2]], list(dict.fromkeys("banana")))
print("two-dimensional slices:", [row[1:] for row in grid[1:]], [[row[c] for row in grid] for c in range(3)])
