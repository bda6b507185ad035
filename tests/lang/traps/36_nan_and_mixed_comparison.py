"""Comparisons with NaN, signed zeros and ints near floats, in values and in branches, at warmed sites."""

nan, inf = float("nan"), float("inf")


def values(a, b):
    return a < b, a <= b, a == b, a != b, a > b, a >= b


def branches(a, b):
    taken = ""
    if a < b:
        taken += " <"
    if a <= b:
        taken += " <="
    if a == b:
        taken += " =="
    if a != b:
        taken += " !="
    if a > b:
        taken += " >"
    if a >= b:
        taken += " >="
    if not a < b:
        taken += " not<"
    if not a == b:
        taken += " not=="
    return taken


pairs = [
    (1, 2), (1.0, 2.0), (nan, nan), (nan, 1.0), (1.0, nan), (nan, 1), (1, nan), (inf, nan), (-0.0, 0.0), (0.0, -0.0),
    (0, -0.0), (2**53, float(2**53) + 2), (2**53 + 1, float(2**53)), (float(2**53), 2**53 + 1), (10**400, inf),
    (10**400, 1e308), (-(10**400), -inf), (True, 1.0), (2**62, float(2**62)), (2**62 - 1, float(2**62)),
]  # fmt: skip
for pair in pairs:
    for warm in ((1, 2), (1.0, 2.0), pair):
        for _ in range(100):
            values(*warm), branches(*warm)
    true = [s for s, v in zip(("<", "<=", "==", "!=", ">", ">="), values(*pair)) if v]
    name = " ".join(f"{x:.6g}" if isinstance(x, float) else str(x)[:18] for x in pair)
    print(f"{name}: {true} branches:{branches(*pair)}")


def count_loop(x):
    n = 0
    while not x < 5 and n < 5000:
        n += 1
    return n


print("a loop on NaN:", count_loop(nan), count_loop(3.0), count_loop(7))
same = [nan]
print("identity first in containers:", same == [nan], nan in same, [float("nan")] == [float("nan")])
