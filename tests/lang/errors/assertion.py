"""A failing assert with a message and carets, in a function."""


def average(values):
    assert len(values) > 0, f"no values in {values!r}"
    return sum(values) / len(values)


print(average([1, 2]))
try:
    assert average([0])
except AssertionError as error:
    print("empty message:", repr(str(error)))
average([])
