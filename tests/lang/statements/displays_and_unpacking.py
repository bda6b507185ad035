"""List, tuple, set and dict displays with stars; order and duplicates; nesting; trailing commas."""

a, b = [1, 2], (3, 4)
print("list:", [*a, *b], [0, *a, 5, *b, 6], [*"xy", *range(2)], [*[]], [*{"k": 1}])
print("tuple:", (*a, *b), (*a,), (1, *b), (*"ab", 1))
print("set:", sorted({*a, *b, 1}), {*()}, sorted({*"abca"}))
d = {"x": 1, "y": 2}
print("dict:", {**d}, {**d, "x": 9}, {"x": 0, **d, "z": 3}, {**d, **{"y": 5, "w": 6}})
print(
    "duplicates, last value, first place:", {"a": 1, "b": 2, "a": 3}, {1: "int", 1.0: "float", True: "bool"}
)
print("return and yield:", (lambda: (*a, *b))())


def returns():
    return *a, *b


def yields():
    yield *a, *b


print("unparenthesised:", returns(), list(yields()))
for x in *a, *b:
    print(x, end=" ")
print("in a for")
t = *a, 9
print("assignment:", t)
items = {}
items[1, *a] = "star in a subscript"
print(items)
print("empty:", [], (), {}, set(), [[]], ((),), {(): ()})
print("one element:", [1], (1,), {1}, ((1)), type((1)), type((1,)))
print("nested:", [[1, [2, [3]]], {"a": {"b": {"c": ()}}}])
print("generator in call and display:", [*(i * i for i in range(3))], {*[i % 2 for i in range(5)]} == {0, 1})


class Mapping:
    def keys(self):
        return iter("ab")

    def __getitem__(self, key):
        return ord(key)


print("any mapping:", {**Mapping(), "c": 1}, dict(Mapping()), dict(**Mapping()))
for wrong in (
    lambda: {**5},
    lambda: {**[1]},
    lambda: [*5],
    lambda: {*[[]]},
    lambda: {[]: 1},
    lambda: {**{}, {}: 1},
):
    try:
        wrong()
    except TypeError as error:
        print("TypeError:", error)
