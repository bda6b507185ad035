"""Three exceptions in a chain: cause and context mixed."""


def first():
    raise KeyError("first")


def second():
    try:
        first()
    except KeyError as error:
        raise ValueError("second") from error


def third():
    try:
        second()
    except ValueError:
        raise TypeError("third")


print("before")
third()
