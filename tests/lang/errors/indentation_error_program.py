"""A program with wrong indentation: IndentationError, with the line."""

print("never printed")


def function(a):
    if a:
    return 1


print(function(1))
pass
