"""Tic-tac-toe by full search with memory: the value of positions, perfect play, counting games."""

from functools import lru_cache

LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


def winner(board):
    for a, b, c in LINES:
        if board[a] != "." and board[a] == board[b] == board[c]:
            return board[a]
    return None


def moves(board):
    return [i for i, c in enumerate(board) if c == "."]


def play(board, move, player):
    return board[:move] + player + board[move + 1 :]


@lru_cache(maxsize=None)
def value(board, player):
    won = winner(board)
    if won:
        return 1 if won == "X" else -1
    if not moves(board):
        return 0
    other = "O" if player == "X" else "X"
    values = [value(play(board, m, player), other) for m in moves(board)]
    return max(values) if player == "X" else min(values)


def best(board, player):
    other = "O" if player == "X" else "X"
    choose = max if player == "X" else min
    return choose(moves(board), key=lambda m: value(play(board, m, player), other))


@lru_cache(maxsize=None)
def games(board, player):
    if winner(board) or not moves(board):
        return 1
    return sum(games(play(board, m, player), "O" if player == "X" else "X") for m in moves(board))


opening = "X...O...."
print("the value of the game:", value(opening, "X"), "positions:", value.cache_info().currsize)
print("number of games:", games(opening, "X"))
board, player = opening, "X"
while moves(board) and not winner(board):
    board = play(board, best(board, player), player)
    print(board[:3], board[3:6], board[6:])
    player = "O" if player == "X" else "X"
print("winner:", winner(board))
print("a blunder loses:", value("X...O...X", "O"), value("XX.OO....", "X"), value("XX.OO....", "O"))
