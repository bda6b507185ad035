"""A dict or set that is resized while a warmed loop goes over it: RuntimeError, each time."""


def loop(iterable, change):
    seen = []
    try:
        for item in iterable:
            seen.append(item)
            change(item)
    except RuntimeError as error:
        return len(seen), str(error)
    return len(seen), "no error"


def fresh():
    return {"a": 1, "b": 2, "c": 3}


for view in ("keys", "values", "items", "__iter__"):
    for _ in range(200):
        loop(getattr(fresh(), view)(), lambda item: None)
    table = fresh()
    print(view, "added:", loop(getattr(table, view)(), lambda item: table.update(d=4)))
    table = fresh()
    print("    deleted:", loop(getattr(table, view)(), lambda item: table.pop("c", None)))
    table = fresh()
    print("    cleared:", loop(getattr(table, view)(), lambda item: table.clear()))
    table = fresh()
    print("    value changed:", loop(getattr(table, view)(), lambda item: table.update(a=5)))
    table = fresh()
    print(
        "    deleted at the end:",
        loop(getattr(table, view)(), lambda item: table.pop("a") if len(table) > 2 else None),
    )
    for _ in range(3):
        table = fresh()
        print("    again:", loop(getattr(table, view)(), lambda item: table.setdefault("z")))

for kind in (set, dict.fromkeys):
    for _ in range(100):
        loop(kind([1, 2]), lambda item: None)
    things = kind([1, 2, 3])
    add = things.add if kind is set else things.setdefault
    print(type(things).__name__, "added:", loop(things, lambda item: add(item + 100)))
table = fresh()
backwards = reversed(table)
next(backwards)
table["d"] = 1
try:
    next(backwards)
except RuntimeError as error:
    print("reversed:", error)
iterator = iter(fresh())
print("exhausted stays so:", list(iterator), list(iterator), iterator.__length_hint__())
