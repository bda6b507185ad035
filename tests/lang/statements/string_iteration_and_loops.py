"""Loops in every form over the built-in types, with indices, in parallel, nested, reversed, with several targets."""

text, numbers, table = "héllo", [3, 1, 2], {"a": 1, "b": 2}
print([c for c in text], [*enumerate(text, 1)][-1], [c for c in reversed(text)])
for i in range(len(numbers)):
    numbers[i] *= 10
print(numbers, [numbers[-i] for i in range(1, 4)])
for key, value in table.items():
    print(key, value, end=" ")
for key in sorted(table, reverse=True):
    print(key, table[key], end=" ")
print()
for i, (a, b) in enumerate(zip("xy", numbers)):
    print(i, a, b, end=" ")
print()
pairs = [(x, y) for x in range(3) for y in range(3) if x != y]
print(len(pairs), pairs[:3])
for x, *rest in ["abc", (1,), [2, 3]]:
    print(x, rest, end=" ")
print()
matrix = [[1, 2, 3], [4, 5, 6]]
for row in matrix:
    for j, cell in enumerate(row):
        if cell % 2:
            continue
        row[j] = -cell
print(matrix, [list(column) for column in zip(*matrix)], sum(map(sum, matrix)))
found = None
for row in matrix:
    for cell in row:
        if cell < -3:
            found = cell
            break
    if found:
        break
print(found)
total, i = 0, 0
while True:
    i += 1
    if i % 2:
        continue
    if i > 10:
        break
    total += i
print(total, i)
for total in range(3):
    for total in range(total):
        pass
print(total)
chunks = [numbers[i : i + 2] for i in range(0, len(numbers), 2)]
print(chunks, [sum(c) for c in chunks])
spiral, grid = [], [[r * 4 + c for c in range(4)] for r in range(3)]
while grid:
    spiral += grid.pop(0)
    grid = [list(r) for r in zip(*grid)][::-1]
print(spiral)
triangle = [" ".join(str(n) for n in range(1, k + 1)) for k in range(1, 5)]
print(triangle)
print([i for i in range(20) if i % 2 == 0 if i % 3 == 0], [(i, j) for i in range(4) for j in range(i)][-1])
print(*(f"{i}x{j}={i * j}" for i in (2, 3) for j in (4, 5)), sep=", ")
