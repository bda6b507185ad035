"""An expression in brackets over several lines: the failing operator's line is shown."""

values = [
    1,
    2,
    "three",
]
print("before")
total = (
    values[0]
    + values[1]
    + values[2]
    + 4
)
print("never")
