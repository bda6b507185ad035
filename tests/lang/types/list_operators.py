"""list: concatenation, repetition, comparison, membership, truth, in-place forms, nesting."""

a, b = [1, 2], [3]
print("concatenate:", a + b, a + [], [] + [], [*a, *b])
print("repeat:", a * 2, 2 * a, a * 0, a * -1, [[]] * 3, True * a)
rows = [[0] * 2] * 3
rows[0][0] = 1
print("the same row three times:", rows, rows[0] is rows[2])
same = a
a += (4, 5)
a *= 2
print("in place:", a, same is a)
a = a + [9]
print("a new one:", same is a, len(same), len(a))
print(
    "equal:",
    [1, 2] == [1, 2.0],
    [1] == (1,),
    [] == [],
    [1, [2]] == [1, [2]],
    [1] != [2],
    [float("nan")] == [float("nan")],
)
print(
    "order:",
    [1, 2] < [1, 3],
    [1] < [1, 0],
    [] < [0],
    [2] > [1, 9, 9],
    [1, "a"] < [2, 5],
    [1, 2] <= [1, 2],
    [[1]] < [[2]],
)
print("in:", 2 in [1, 2], 2.0 in [1, 2], "a" in ["ab"], [1] in [[1]], None in [None], 3 not in [1])
print("truth:", bool([]), bool([0]), bool([[]]), not [])


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("list + tuple", lambda: [1] + (2,))
attempt("list + int", lambda: [1] + 2)
attempt("int + list", lambda: 2 + [1])
attempt("list * list", lambda: [1] * [2])
attempt("list * float", lambda: [1] * 1.5)
attempt("list - list", lambda: [1] - [2])
attempt("list < tuple", lambda: [1] < (2,))
attempt("different items", lambda: [1, "a"] < [1, 2])
attempt("different items, decided before", lambda: [0, "a"] < [1, 2])
attempt("negate", lambda: -[1])
attempt("too long", lambda: [1, 2] * 2**62)
attempt("call", lambda: [1].__call__(1))


class Radd:
    def __radd__(self, other):
        return f"{other} + Radd"

    def __rmul__(self, other):
        return f"{other} * Radd"


print("reflected:", [1] + Radd(), [1] * Radd())
n = [1]
n += "ab"
n += {"k": 1}
print("+= takes any iterable:", n)
