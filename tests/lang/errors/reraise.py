"""Raising again: bare raise keeps the traceback, raising the name adds a line."""


def fails():
    return 1 / 0


def again():
    try:
        fails()
    except ZeroDivisionError:
        print("seen")
        raise


def by_name():
    try:
        again()
    except ZeroDivisionError as error:
        raise error


by_name()
