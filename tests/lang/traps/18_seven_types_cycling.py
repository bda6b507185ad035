"""One site cycles through seven types, 5,000 times each, and finds each one's own attribute and method."""


def make(number):
    class Kind:
        def __init__(self):
            for i in range(number):
                setattr(self, f"pad{i}", i)
            self.value = number

        def method(self):
            return self.value * 10

    return Kind


class Slots:
    __slots__ = ("value",)

    def __init__(self):
        self.value = 5

    def method(self):
        return 50


class Property:
    @property
    def value(self):
        return 6

    method = staticmethod(lambda: 60)


objects = [make(n)() for n in range(5)] + [Slots(), Property()]


def look(thing):
    return thing.value + thing.method()


totals = [0] * 7
for _ in range(5000):
    for i in range(7):
        totals[i] += look(objects[i])
print("in turn:", totals)

totals = [0] * 7
for i in range(7):
    for _ in range(500):
        totals[i] += look(objects[i])
print("in blocks:", totals)

mixed = [1, 2.5, "text", [1], (1, 2), {"k": 1}, None]
kinds = {}
for _ in range(500):
    for thing in mixed:
        name = thing.__class__.__name__
        kinds[name] = kinds.get(name, 0) + 1
print("built-in types:", kinds)
