"""itertools: product, permutations, combinations, combinations_with_replacement: order, sizes, edge cases."""

from itertools import combinations, combinations_with_replacement, permutations, product


def words(items):
    return " ".join("".join(map(str, item)) or "()" for item in items)


print(
    "product:",
    words(product("ab", "xy")),
    "|",
    words(product("ab", repeat=2)),
    "|",
    words(product()),
    "|",
    words(product("a", "")),
    "|",
    words(product(range(2), repeat=3)),
)
print(
    "permutations:",
    words(permutations("abc")),
    "|",
    words(permutations("abc", 2)),
    "|",
    words(permutations("a", 0)),
    "|",
    words(permutations("ab", 3)),
)
print(
    "combinations:",
    words(combinations("abcd", 2)),
    "|",
    words(combinations("abc", 0)),
    "|",
    words(combinations("ab", 3)),
)
print(
    "with replacement:",
    words(combinations_with_replacement("abc", 2)),
    "|",
    words(combinations_with_replacement("", 2)),
    "|",
    words(combinations_with_replacement("a", 3)),
)
print(
    "sizes:",
    sum(1 for _ in permutations(range(6))),
    sum(1 for _ in combinations(range(12), 5)),
    sum(1 for _ in product(range(5), repeat=4)),
)
print("positions, not values:", words(combinations("aab", 2)), len(set(permutations("aab"))))
print("pythagorean:", [t for t in combinations(range(1, 20), 3) if t[0] ** 2 + t[1] ** 2 == t[2] ** 2])
send = next(
    p for p in permutations(range(10), 4) if p[0] and (p[0] * 10 + p[1]) * 9 == p[2] * 100 + p[3] * 10 + p[0]
)
print("a puzzle:", send)
iterator = combinations("abc", 2)
print("iterator:", next(iterator), list(iterator), list(iterator))
for wrong in (
    lambda: permutations("a", -1),
    lambda: combinations("a", -1),
    lambda: combinations("a"),
    lambda: product(5),
    lambda: product("a", repeat=-1),
    lambda: permutations("a", "x"),
    lambda: combinations(5, 1),
    lambda: product("a", times=2),
):
    try:
        print("fine:", wrong())
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
