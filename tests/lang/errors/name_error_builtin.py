"""NameError with a built-in function as suggestion, from a function."""


def show(values):
    for value in values:
        prin(value)


print("before")
show([1])
pass
