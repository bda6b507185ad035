"""dict: every method with ordinary and edge arguments."""

d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
print("order of insertion:", d, list(d), len(d))
print("get:", d.get("a"), d.get("x"), d.get("x", 0), "a" in d, "x" not in d)
print("setdefault:", d.setdefault("a", 99), d.setdefault("d"), d.setdefault("e", []), d)
d["e"].append(1)
print("pop:", d.pop("a"), d.pop("x", "default"), d.popitem(), d)
d.update({"b": 0}, z=26)
d.update([("y", 25), ["x", 24]])
d.update()
print("update:", d)
d["b"] = d.pop("b")
print("moved to the end:", list(d))
copy = d.copy()
copy.clear()
print("copy, clear:", copy, len(d))
print("fromkeys:", dict.fromkeys("aba"), dict.fromkeys([1, 2], 0), dict.fromkeys([]))
shared = dict.fromkeys("ab", [])
shared["a"].append(1)
print("one value for all:", shared)
print(
    "made:",
    dict(),
    dict(a=1),
    dict([("a", 1)], b=2),
    dict({"a": 1}, a=2),
    dict(zip("ab", (1, 2))),
    dict(["xy", "zw"]),
)
print("reversed:", list(reversed(d)), list(reversed(d.items()))[:1])
print("equal:", {"a": 1, "b": 2} == {"b": 2, "a": 1}, {1: 1} == {1.0: True}, {} == [], {"a": 1} != {"a": 2})
print("union:", {"a": 1} | {"b": 2}, {"a": 1, "b": 1} | {"a": 2}, {**{"a": 1}, "a": 3})


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


d = {"k": 1}
attempt("missing", lambda: d["x"])
attempt("missing tuple", lambda: d[(1, 2)])
attempt("pop missing", lambda: d.pop("x"))
attempt("popitem of empty", lambda: {}.popitem())
attempt("delete missing", lambda: d.__delitem__("x"))
attempt("unhashable", lambda: d[[1]])
attempt("unhashable in get", lambda: d.get({}))
attempt("unhashable in `in`", lambda: [] in d)
attempt("update of int", lambda: d.update(5))
attempt("update of short pairs", lambda: d.update([(1,)]))
attempt("update of text", lambda: d.update("abc"))
attempt("update of ints", lambda: d.update([1]))
attempt("dict of two", lambda: dict({}, {}))
attempt("get nothing", lambda: d.get())
attempt("get keyword", lambda: d.get("k", default=1))
attempt("fromkeys of int", lambda: dict.fromkeys(5))
attempt("order", lambda: {} < {})
attempt("union with a list", lambda: {} | [])
attempt("in-place union with pairs", lambda: d.__ior__([("p", 1)]))
attempt("hash", lambda: hash(d))
attempt("plus", lambda: {} + {})
attempt("setdefault unhashable", lambda: d.setdefault([], 1))
print("unharmed:", d)
