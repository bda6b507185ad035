"""Carets under comparisons that fail, chained ones among them."""

low, value, high = 1, "5", 10
print("equality is fine:", low == value)
print("so is membership:", low in [value])


def check():
    return low < high and low <= value <= high


print("never", check())
pass
