"""The mixin methods that collections.abc gives for a few abstract ones."""

from collections.abc import Mapping, MutableMapping, MutableSequence, MutableSet, Sequence, Set


class Numbers(Sequence):
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, index):
        return self.items[index]

    def __len__(self):
        return len(self.items)


n = Numbers(3, 1, 4, 1)
print("Sequence:", list(n), list(reversed(n)), 4 in n, n.index(1), n.count(1))
try:
    n.index(9)
except ValueError as error:
    print("index: ValueError", error.args)


class Log(MutableSequence):
    def __init__(self, items=()):
        self.items = list(items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, value):
        self.items[i] = value

    def __delitem__(self, i):
        del self.items[i]

    def __len__(self):
        return len(self.items)

    def insert(self, i, value):
        self.items.insert(i, value)


log = Log("ab")
log.append("c")
log.extend("de")
log += ["f"]
log.remove("b")
log.reverse()
print("MutableSequence:", log.items, log.pop(), log.pop(0), log.items)
log.clear()
print("cleared:", log.items)


class Lower(MutableMapping):
    def __init__(self, **keywords):
        self.table = {}
        self.update(keywords)

    def __getitem__(self, key):
        return self.table[key.lower()]

    def __setitem__(self, key, value):
        self.table[key.lower()] = value

    def __delitem__(self, key):
        del self.table[key.lower()]

    def __iter__(self):
        return iter(self.table)

    def __len__(self):
        return len(self.table)


table = Lower(Red=1, GREEN=2)
print(
    "MutableMapping:",
    dict(table),
    "RED" in table,
    table.get("nope", 0),
    table.pop("Red"),
    table.setdefault("X", 5),
)
print(
    "views:",
    list(table.keys()),
    list(table.items()),
    list(table.values()),
    table == {"green": 2, "x": 5},
    table.popitem(),
)


class Bits(Set):
    def __init__(self, items=()):
        self.items = sorted(set(items))

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)


a, b = Bits([1, 2, 3]), Bits([2, 3, 4])
print(
    "Set:",
    list(a & b),
    list(a | b),
    list(a - b),
    list(a ^ b),
    a <= b,
    Bits([2]) < a,
    a == {1, 2, 3},
    a.isdisjoint([9]),
)
print("abstract:", issubclass(MutableSet, Set), issubclass(dict, Mapping), isinstance(frozenset(), Set))
