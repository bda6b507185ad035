"""An assert whose condition itself fails."""

limits = {"low": 1}
assert limits["low"] == 1
assert limits, "there are limits"


def check(name, value):
    assert limits[name] <= value, "out of range"
    return True


print(check("low", 5))
check("high", 5)
