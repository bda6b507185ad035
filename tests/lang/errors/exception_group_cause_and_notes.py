"""Groups with causes, contexts and notes."""

try:
    1 / 0
except ZeroDivisionError as error:
    cause = error
first = ValueError("first")
first.add_note("a note on the first")
first.__cause__ = cause
group = ExceptionGroup("with notes", [first, KeyError("second")])
group.add_note("a note on the group")
group.add_note("another\nof two lines")
try:
    raise KeyError("context of the group")
except KeyError:
    raise group
