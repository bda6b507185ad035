"""Carets under a binary operator: the operator gets ^, its operands ~."""

a, b, c = 1, "two", [3]


def compute(x, y):
    return (x * 2) + (y * 2) - len(c)


print("before", a * 2)
print("more", compute(1, 2))
result = compute(a, b)
print("never")
