"""A program that mixes tabs and spaces: TabError."""

print("never printed")


def function(a):
    if a:
        b = 1
	c = 2
    return a


pass
