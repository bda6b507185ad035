"""Exceptions without arguments, and KeyError with its quotes, one the context of the other."""

table = {}
try:
    try:
        raise ValueError
    except ValueError:
        table["it's missing"]
except KeyError:
    raise AssertionError
print("never")
pass
