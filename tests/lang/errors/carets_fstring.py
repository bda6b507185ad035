"""Errors inside f-strings and format calls."""

name, number = "n", 5
print(f"{name} is {number:>3}")


def show(value):
    return "value: {:.2f}".format(value)


print(show(2.5))
print("text: " + show(name))
