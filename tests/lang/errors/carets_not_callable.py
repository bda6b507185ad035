"""Carets where the called thing cannot be called."""

table = {"f": print, "g": 5}
table["f"]("called")
number = 3
values = [1, 2]
print("sum:", sum(values))
print(sum(values) + table["g"](number, key=values[0]) + 1)
print("never")
