"""One loop over every kind of iterable, again and again, exhausted iterators among them."""


def collect(iterable):
    result = []
    for item in iterable:
        result.append(item)
        if len(result) == 4:
            break
    return result


def generator():
    yield from ("g1", "g2")


class Next:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration
        return f"next {self.n}"


class Getitem:
    def __getitem__(self, index):
        return ["zero", "one"][index]


class ListSubclass(list):
    def __iter__(self):
        return iter(["own __iter__"])


exhausted = iter([1])
next(exhausted)
makers = {
    "range": lambda: range(3), "step": lambda: range(5, -5, -4), "list": lambda: [1, 2], "tuple": lambda: (1, 2),
    "dict": lambda: {"a": 1, "b": 2}, "items": lambda: {"a": 1}.items(), "values": lambda: {"a": 1}.values(),
    "set": lambda: {7}, "str": lambda: "añ😀", "bytes": lambda: b"ab", "generator": generator,
    "expression": lambda: (x * 2 for x in (1, 2)), "zip": lambda: zip("ab", (1, 2, 3)), "map": lambda: map(str, [1, 2]),
    "enumerate": lambda: enumerate("ab", 5), "reversed": lambda: reversed([1, 2, 3]), "filter": lambda: filter(None, [0, 3]),
    "huge range": lambda: range(2**70, 2**71, 2**69), "to the edge": lambda: range(2**63 - 2, 2**63 + 1),
    "exhausted": lambda: exhausted, "empty": lambda: (), "own next": Next, "getitem": Getitem, "subclass": ListSubclass,
    "callable": lambda: iter(lambda it=iter([1, 2, 0, 3]): next(it), 0), "nested": lambda: iter(iter([1])),
    "bytearray": lambda: bytearray(b"x"), "memoryview": lambda: memoryview(b"yz"), "big": lambda: range(10**6, 10**9),
}  # fmt: skip
expected = {name: collect(make()) for name, make in makers.items()}
for name, outcome in expected.items():
    print(f"{name}: {outcome}")
wrong = 0
for _ in range(100):
    for name, make in makers.items():
        wrong += collect(make()) != expected[name]
for name, make in makers.items():
    for _ in range(60):
        wrong += collect(make()) != expected[name]
print("wrong:", wrong)
for thing in (5, None, int, object(), 1.5):
    try:
        collect(thing)
    except TypeError as error:
        print("not iterable:", error)
