"""Conway's game of life: a glider crosses a small world without edges."""

GLIDER = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
SIZE = 8


def neighbours(x, y):
    for dx in (-1, 0, 1):
        for dy in (-1, 0, 1):
            if dx or dy:
                yield (x + dx) % SIZE, (y + dy) % SIZE


def step(alive):
    counts = {}
    for cell in alive:
        for neighbour in neighbours(*cell):
            counts[neighbour] = counts.get(neighbour, 0) + 1
    return {cell for cell, count in counts.items() if count == 3 or count == 2 and cell in alive}


def show(alive):
    for y in range(SIZE):
        print("".join("#" if (x, y) in alive else "." for x in range(SIZE)))


world = GLIDER
for generation in range(9):
    if generation % 4 == 0:
        print("generation", generation)
        show(world)
    world = step(world)
