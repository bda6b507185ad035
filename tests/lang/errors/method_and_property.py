"""A traceback through a method, a property, an operator and a special method."""


class Vector:
    def __init__(self, *parts):
        self.parts = parts

    @property
    def length(self):
        return self.squared() ** 0.5

    def squared(self):
        return sum(p * p for p in self.parts)

    def __add__(self, other):
        return Vector(*(a + b for a, b in zip(self.parts, other.parts, strict=True)))

    def __getitem__(self, index):
        return self.parts[index]


v = Vector(3, 4)
print(v.length, (v + v)[1])
print((v + Vector(1, 2, 3)).length)
