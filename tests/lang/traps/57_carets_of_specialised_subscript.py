"""An uncaught IndexError and KeyError, one the context of the other, from warmed subscripts and stores."""


def look_up(table, keys, position):
    return table[keys[position]]["inner"]


def fill(rows, row, column):
    rows[row][column] = rows[row - 1][column] + 1


table = {"a": {"inner": 1}, "b": {"inner": 2}, "c": {}}
keys = ["a", "b"]
for i in range(600):
    look_up(table, keys, i % 2)
rows = [[0, 0], [0, 0]]
for i in range(600):
    fill(rows, i % 2, i % 2)
print("warm:", rows)
try:
    look_up(table, ["c"], 0)
except KeyError:
    fill(rows, 1, 2)
