"""An error in the middle of a display over several lines."""

x = 0
print("before")
table = {
    "one": 1 + x,
    "two": [
        2,
        10 / x,
        3,
    ],
    "three": 3,
}
