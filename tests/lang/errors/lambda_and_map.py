"""Errors in functions that built-in ones call: no frame for the built-in function."""

double = lambda x: x * 2
print(list(map(double, [1, "a"])))
print(sorted([3, 1], key=lambda n: -n))


def reject(n):
    return n.strip()


print(sorted(["b", "a", 3], key=reject))
