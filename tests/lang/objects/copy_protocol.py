"""copy and deepcopy: __copy__, __deepcopy__, __reduce_ex__, shared and recursive structures, slots."""

import copy


class Plain:
    def __init__(self, items):
        self.items = items


class Custom(Plain):
    def __copy__(self):
        return Custom(["copied"])

    def __deepcopy__(self, memo):
        return Custom([f"deep, memo is a {type(memo).__name__}"])


class Slotted:
    __slots__ = ("a", "b")


class Reduced:
    def __init__(self, x):
        self.x = x

    def __reduce__(self):
        return Reduced, (self.x + 1,)


class State(Plain):
    def __getstate__(self):
        return {"items": ["from getstate"]}

    def __setstate__(self, state):
        self.items = state["items"] + ["through setstate"]


plain = Plain([1, [2]])
shallow, deep = copy.copy(plain), copy.deepcopy(plain)
plain.items[1].append(3)
print("shallow:", shallow.items, shallow.items is plain.items, "| deep:", deep.items)
print("custom:", copy.copy(Custom([])).items, copy.deepcopy(Custom([])).items)
slotted = Slotted()
slotted.a = [1]
twin = copy.deepcopy(slotted)
print("slots:", twin.a, twin.a is slotted.a, hasattr(twin, "b"))
print("reduce:", copy.copy(Reduced(1)).x, "| state:", copy.copy(State([])).items)
shared = [1]
pair = copy.deepcopy([shared, shared])
print("shared stays shared:", pair[0] is pair[1], pair[0] is shared)
loop = [1]
loop.append(loop)
twin = copy.deepcopy(loop)
print("recursive:", twin[1] is twin, twin)
table = {"self": None}
table["self"] = table
print("recursive dict:", (lambda t: t["self"] is t)(copy.deepcopy(table)))
for atom in (5, "s", (1, 2), None, len, Plain, range(3), 1.5, frozenset({1})):
    assert copy.copy(atom) is atom and copy.deepcopy(atom) == atom
nested = ([1], 2)
print(
    "tuples:", copy.copy(nested) is nested, copy.deepcopy(nested)[0] is nested[0], copy.deepcopy((1, (2, 3)))
)
try:
    copy.copy(x for x in ())
except TypeError as error:
    print("TypeError:", error)
print("reduce_ex:", Plain([1]).__reduce_ex__(2)[1:3], Plain([1]).__getstate__(), slotted.__getstate__())
