"""__missing__ in a subclass of dict, at a site warm with plain dicts; added, replaced and removed."""


class Default(dict):
    def __missing__(self, key):
        return f"missing {key!r}"


class Filling(dict):
    def __missing__(self, key):
        self[key] = value = len(self)
        return value


class Own(dict):
    def __getitem__(self, key):
        return f"own {key!r}"


def load(table, key):
    return table[key]


def attempt(table, key):
    try:
        return load(table, key)
    except (KeyError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


plain = {"a": 1}
for table in (Default(a=1), Filling(a=1), Own(a=1), plain):
    for _ in range(300):
        load(plain, "a")
    print(
        type(table).__name__, [attempt(table, key) for key in ("a", "b", "b", 1, (1, 2), [])], table.get("zz")
    )
    print("    length:", len(table), "| in:", "b" in table)

table = Default()
for _ in range(300):
    load(table, "k")
Default.__missing__ = lambda self, key: "replaced"
print("replaced:", load(table, "k"))
del Default.__missing__
print("removed:", attempt(table, "k"))
Default.__missing__ = lambda self, key: 1 / 0
try:
    load(table, "k")
except ZeroDivisionError as error:
    print("raising:", error)
table.__missing__ = lambda key: "instance attributes do not count"
del Default.__missing__
print("instance attribute:", attempt(table, "k"))
print("KeyError's argument:", attempt(plain, "it's"), attempt(plain, ("t",)))
