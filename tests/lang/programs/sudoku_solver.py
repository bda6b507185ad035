"""A sudoku solved by candidates as sets and backtracking."""

PUZZLE = """
53..7....
6..195...
.98....6.
8...6...3
4..8.3..1
7...2...6
.6....28.
...419..5
....8..79
"""


def parse(text):
    return {(r, c): int(x) for r, row in enumerate(text.split()) for c, x in enumerate(row) if x != "."}


def peers(cell):
    r, c = cell
    block = {(r // 3 * 3 + i, c // 3 * 3 + j) for i in range(3) for j in range(3)}
    return ({(r, k) for k in range(9)} | {(k, c) for k in range(9)} | block) - {cell}


CELLS = [(r, c) for r in range(9) for c in range(9)]
PEERS = {cell: peers(cell) for cell in CELLS}
tried = 0


def candidates(board, cell):
    return set(range(1, 10)) - {board[p] for p in PEERS[cell] if p in board}


def solve(board):
    global tried
    empty = [cell for cell in CELLS if cell not in board]
    if not empty:
        return board
    cell = min(empty, key=lambda c: (len(candidates(board, c)), c))
    for value in sorted(candidates(board, cell)):
        tried += 1
        solution = solve({**board, cell: value})
        if solution:
            return solution
    return None


board = parse(PUZZLE)
solution = solve(board)
for r in range(9):
    print("".join(str(solution[r, c]) for c in range(9)))
print("tried:", tried, "given:", len(board))
rows = [{solution[r, c] for c in range(9)} for r in range(9)]
columns = [{solution[r, c] for r in range(9)} for c in range(9)]
print(
    "valid:",
    all(len(group) == 9 for group in rows + columns),
    all(solution[k] == v for k, v in board.items()),
)
print("impossible:", solve({(0, c): c + 1 for c in range(8)} | {(1, 8): 9}))
