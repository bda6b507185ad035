"""A global's value changes, its dict grows, the name is deleted: NameError, and found again when it returns."""

value = 0


def site():
    return value


def attempt():
    try:
        return site()
    except NameError as error:
        return f"NameError: {error}"


def warm(count=300):
    for _ in range(count):
        attempt()


seen = []
for value in range(1000):
    seen.append(site() == value)
print("changed:", all(seen), len(seen))

for i in range(2000):
    globals()[f"filler{i}"] = i
    if i in (0, 1, 5, 20, 100, 500, 1999):
        value = f"while {i + 1} names were added"
        print("resized:", site())
for i in range(2000):
    del globals()[f"filler{i}"]
print("names removed:", site())

for _ in range(2):
    warm()
    del value
    print("deleted:", attempt())
    warm()
    value = "back"
    print("back:", attempt())


def refill():
    space = globals()
    saved = dict(space)
    space.clear()
    space.update(saved)


warm()
refill()
print("cleared and refilled:", attempt())
