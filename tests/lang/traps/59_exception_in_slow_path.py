"""An exception on a guard's slow path leaves the site's caches valid: the next executions are right again."""


class Key:
    def __init__(self, value, fail=False):
        self.value, self.fail = value, fail

    def __hash__(self):
        if self.fail:
            raise RuntimeError("no hash")
        return hash(self.value)

    def __eq__(self, other):
        if self.fail == "eq":
            raise RuntimeError("no comparison")
        return self.value == getattr(other, "value", other)


class Lazy:
    fail = False

    def __getattr__(self, name):
        if Lazy.fail:
            raise RuntimeError("no attribute")
        return f"lazy {name}"

    def __len__(self):
        if Lazy.fail:
            raise RuntimeError("no length")
        return 3

    def __add__(self, other):
        if Lazy.fail:
            raise RuntimeError("no sum")
        return "sum"

    def __iter__(self):
        if Lazy.fail:
            raise RuntimeError("no iterator")
        return iter((1, 2))

    def __getitem__(self, index):
        if Lazy.fail:
            raise RuntimeError("no item")
        return index


def unpack(thing):
    a, b = thing
    return a + b


def loop(thing):
    return [n for n in thing]


lazy, table = Lazy(), {"k": 1}
sites = {
    "subscript": (lambda thing: table[thing], "k", Key("k", True), Key("k")),
    "contains": (lambda thing: thing in table, "k", Key("k", True), Key("k")),
    "attribute": (lambda thing: thing.real, 5, lazy, 7),
    "length": (lambda thing: len(thing), "abc", lazy, [1]),
    "truth": (lambda thing: "yes" if thing else "no", [1], lazy, []),
    "addition": (lambda thing: thing + 1, 1, lazy, 2.5),
    "item": (lambda thing: thing[0], [9], lazy, (8,)),
    "unpack": (unpack, (1, 2), lazy, [3, 4]),
    "loop": (loop, [1], lazy, (2,)),
}
for name, (site, plain, failing, other) in sites.items():
    for count in (1, 5, 300):
        for _ in range(count):
            site(plain)
        outcomes = []
        for thing in (failing, plain, failing, other, plain, failing, failing, plain):
            Lazy.fail = True
            try:
                outcomes.append(site(thing))
            except RuntimeError as error:
                outcomes.append(str(error))
        Lazy.fail = False
        print(name, count, outcomes)
        for _ in range(60):
            site(failing) if failing is lazy else site(other)
