"""Conway's game of life on a set of cells: still lifes, oscillators, a glider, a torus."""

from collections import Counter


def step(cells):
    neighbours = Counter(
        (x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy
    )
    return {cell for cell, n in neighbours.items() if n == 3 or n == 2 and cell in cells}


def show(cells, width, height):
    return "\n".join("".join("#" if (x, y) in cells else "." for x in range(width)) for y in range(height))


def parse(text):
    return {(x, y) for y, line in enumerate(text.split()) for x, c in enumerate(line) if c == "#"}


block = parse("## ##")
blinker = parse("... ### ...")
glider = parse(".#. ..# ###")
print("block is still:", step(block) == block)
print("blinker:", step(blinker) != blinker, step(step(blinker)) == blinker)
cells = glider
for generation in range(5):
    print(f"generation {generation}: {len(cells)} cells")
    print(show(cells, 6, 5))
    cells = step(cells)
moved = glider
for _ in range(40):
    moved = step(moved)
print("a glider after 40 steps moved by 10:", moved == {(x + 10, y + 10) for x, y in glider})
r_pentomino = parse(".## ##. .#.")
sizes = []
for _ in range(60):
    sizes.append(len(r_pentomino))
    r_pentomino = step(r_pentomino)
print("r-pentomino:", sizes[::6], len(r_pentomino))


def torus_step(grid):
    height, width = len(grid), len(grid[0])
    out = []
    for y in range(height):
        row = []
        for x in range(width):
            n = (
                sum(grid[(y + dy) % height][(x + dx) % width] for dy in (-1, 0, 1) for dx in (-1, 0, 1))
                - grid[y][x]
            )
            row.append(int(n == 3 or n == 2 and grid[y][x]))
        out.append(row)
    return out


grid = [[int((x, y) in glider) for x in range(8)] for y in range(8)]
start = grid
for _ in range(32):
    grid = torus_step(grid)
print("on a torus it comes back:", grid == start)
