"""dict views: live, ordered, set operations on keys and items, equality, repr, reversed, mapping."""

d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
print("repr:", keys, values, items)
d["c"] = 3
del d["a"]
print("live:", list(keys), list(values), list(items), len(keys), len(items))
print("in:", "b" in keys, 2 in values, ("b", 2) in items, ("b", 3) in items, "b" in items, ("b",) in items)
print("sets:", keys & {"b", "x"}, sorted(keys | {"x"}), keys - {"b"}, sorted(keys ^ {"b", "z"}), keys & ["c"])
print("reflected:", {"b"} & keys, sorted({"q"} | keys), {"b", "q"} - keys)
print("items as a set:", items & {("b", 2)}, sorted(items | {("z", 0)}), items - {("c", 3)})
print(
    "comparison:",
    keys == {"b", "c"},
    keys < {"b", "c", "d"},
    keys <= {"b"},
    keys > {"b"},
    items == {("b", 2), ("c", 3)},
)
print("disjoint:", keys.isdisjoint(["x"]), keys.isdisjoint("b"), items.isdisjoint([]))
print("values do not compare:", values == d.values(), list(values) == [2, 3])
print("reversed:", list(reversed(keys)), list(reversed(values)), list(reversed(items)))
print("mapping:", type(keys.mapping).__name__, keys.mapping["b"])
try:
    keys.mapping["x"] = 1
except TypeError as error:
    print("TypeError:", error)
unhashable = {"k": []}
print("items with unhashable values:", ("k", []) in unhashable.items(), ("k", [1]) in unhashable.items())
for action in (
    lambda: unhashable.items() | set(),
    lambda: keys[0],
    lambda: keys + keys,
    lambda: hash(keys),
    lambda: values & {1},
):
    try:
        print(action())
    except TypeError as error:
        print("TypeError:", error)
print("empty:", {}.keys(), {}.values(), {}.items(), list({}.items()), bool({}.keys()), {}.keys() == set())
for key, value in d.items():
    d[key] = value * 10
print("values may change while iterating:", d)
print("sorted by value:", sorted(d.items(), key=lambda kv: -kv[1]), max(d, key=d.get), min(d.values()))
