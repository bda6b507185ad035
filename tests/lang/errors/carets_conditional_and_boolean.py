"""Errors in conditions, in branches of conditional expressions and in boolean operators."""


def check(x):
    return x.is_integer() if isinstance(x, float) else x > 0 and not x.missing


print(check(2.0), check(-5))
items = [1.5, -1, 3]
results = []
for item in items:
    if check(item) or item == 3:
        results.append(item)
