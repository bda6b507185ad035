"""The program itself is wrong: nothing of it runs, and the error has no traceback."""

print("never printed")


def function(a, b):
    total = a +
    return total


print(function(1, 2))
pass
