"""A matrix class: products, powers, determinants, inverses with fractions, transposition, errors."""

from fractions import Fraction


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]
        if len({len(row) for row in self.rows}) > 1:
            raise ValueError("rows of different lengths")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def __getitem__(self, position):
        row, column = position
        return self.rows[row][column]

    def __eq__(self, other):
        return self.rows == other.rows

    def __add__(self, other):
        return Matrix([a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows))

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"cannot multiply {self.shape} by {other.shape}")
        columns = list(zip(*other.rows))
        return Matrix([sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows)

    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def transposed(self):
        return Matrix(zip(*self.rows))

    def determinant(self):
        if len(self.rows) == 1:
            return self[0, 0]
        minors = (Matrix(row[:c] + row[c + 1 :] for row in self.rows[1:]) for c in range(len(self.rows)))
        return sum((-1) ** c * self[0, c] * minor.determinant() for c, minor in enumerate(minors))

    def inverse(self):
        n = len(self.rows)
        work = [
            [Fraction(x) for x in row] + [Fraction(int(i == j)) for j in range(n)]
            for i, row in enumerate(self.rows)
        ]
        for i in range(n):
            pivot = next((r for r in range(i, n) if work[r][i]), None)
            if pivot is None:
                raise ZeroDivisionError("singular matrix")
            work[i], work[pivot] = work[pivot], work[i]
            work[i] = [x / work[i][i] for x in work[i]]
            for r in range(n):
                if r != i:
                    work[r] = [x - work[r][i] * y for x, y in zip(work[r], work[i])]
        return Matrix(row[n:] for row in work)

    def __repr__(self):
        return "; ".join(" ".join(map(str, row)) for row in self.rows)


a, b = Matrix([[1, 2], [3, 4]]), Matrix([[0, 1], [1, 1]])
print("sum:", a + b, "| product:", a @ b, "| other way:", b @ a)
print("fibonacci by powers:", [(b**n)[0, 1] for n in (1, 10, 50, 90)])
print("transposed:", Matrix([[1, 2, 3]]).transposed(), a.transposed() == a)
print(
    "determinants:",
    a.determinant(),
    Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 4]]).determinant(),
    Matrix.identity(5).determinant(),
)
inverse = a.inverse()
print("inverse:", inverse, "| product:", inverse @ a, (inverse @ a) == Matrix.identity(2))
for wrong in (
    lambda: a @ Matrix([[1, 2, 3]]),
    lambda: Matrix([[1, 2], [2, 4]]).inverse(),
    lambda: Matrix([[1], [2, 3]]),
):
    try:
        wrong()
    except (ValueError, ZeroDivisionError) as error:
        print(f"{type(error).__name__}: {error}")
