"""Eight queens on a board, none of which attacks another: recursion in a generator."""


def solutions(size, placed=()):
    row = len(placed)
    if row == size:
        yield placed
        return
    for column in range(size):
        if all(column != other and abs(column - other) != row - at for at, other in enumerate(placed)):
            yield from solutions(size, placed + (column,))


every = list(solutions(8))
print(len(every), "solutions; the first:")
for column in every[0]:
    print(". " * column + "Q " + ". " * (7 - column))
