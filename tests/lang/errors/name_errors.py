"""NameError at the top level, with a suggestion where a similar name is there."""

counter = 1
print(counter)


def increase():
    global counter
    counter += 1


increase()
print(countr + counter)
