"""Expressions of constants: what is folded must give what would be computed, errors included, at run time."""

print("arithmetic:", 2 + 3 * 4, 2**10, 7 // 2, -7 % 3, 1 / 4, 1 << 10, ~5, -(-3), +True, 6 & 3 | 8 ^ 1)
print(
    "strings:",
    "a" + "b",
    "ab" * 3,
    "abc"[1],
    "abc"[::-1],
    b"x" + b"y",
    "%s-%d" % ("a", 5),
    "x" in "xyz",
    "-" * 20,
)
print("tuples:", (1, 2) + (3,), (1,) * 3, (1, (2, 3))[1][0], () + (), len((1, 2)), (1, 2) < (1, 3))
print(
    "big:",
    2**100,
    10**20 * 10**20,
    "ab" * 1000 == "ab" * 999 + "ab",
    (0,) * 300 == tuple([0] * 300),
    len("x" * 5000),
)
print(
    "comparison:",
    1 < 2 < 3,
    1 == 1.0,
    "a" < "b",
    not True,
    not not 5,
    None is None,
    1 in (1, 2),
    3 not in {1, 2},
)
print("mixed:", 1 + 2.5, 2 * 1j, True + True, 0.1 + 0.2, 1e308 * 10, -0.0, 0 * -1.0)


def branches():
    out = []
    if 0:
        out.append("never")
    if 1:
        out.append("one")
    if "":
        out.append("never")
    elif "x":
        out.append("text")
    if not ():
        out.append("empty tuple")
    while 0:
        out.append("never")
    if None or 0.0 or [] or "last":
        out.append("or")
    if 1 and "x" and ():
        out.append("never")
    out.append("a" if 5 else "b")
    assert 1, "never"
    return out


print("conditions:", branches())


def raising(which):
    if which == 0:
        return 1 / 0
    if which == 1:
        return "abc"[5]
    if which == 2:
        return (1, 2)[9]
    if which == 3:
        return 1 << -1
    if which == 4:
        return "a" - "b"
    if which == 5:
        return -"x"
    if which == 6:
        return 0.0**-1
    if which == 7:
        return 2**-1 // 0
    return "no error"


for which in range(9):
    try:
        print(which, raising(which))
    except Exception as error:
        print(which, f"{type(error).__name__}: {error}")
print(
    "constants stay apart:",
    [type(c).__name__ for c in (1, 1.0, True, 1 + 0j)],
    (0.0, -0.0),
    {0.0: "z"}[-0.0],
    (1, True, 1.0),
    str((-0.0, 0.0)),
)
