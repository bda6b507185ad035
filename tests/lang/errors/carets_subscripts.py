"""Carets under subscripts: the brackets get ^, the container ~."""

matrix = [[1, 2], [3, 4]]
table = {"row": 1, "column": 5}


def at(matrix, table):
    return matrix[table["row"]][table["column"]] * 2


print(matrix[0][1], table["row"])
print(at(matrix, table))
