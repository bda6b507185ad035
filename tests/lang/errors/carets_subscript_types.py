"""Carets under subscripts of what has none, and under wrong keys."""


def first(x):
    return x[0]


print(first([1]), first("ab"))
try:
    first({})
except KeyError as error:
    print("KeyError", error)
data = {"numbers": [1, 2, 3], "size": 3}
print(data["numbers"]["size"] + data["size"][0])
