"""One site meets instances of many classes, whose attributes lie in different places; then the classes change."""


def make(index):
    class Base:
        def __init__(self, size):
            for number in range(index % 5):
                setattr(self, f"other{number}", number)
            self.size = size
            self.changed = 0

        def area(self):
            return self.size * index

    Base.__name__ = f"C{index}"
    return Base


classes = [make(index) for index in range(9)]
objects = [cls(position + 1) for position, cls in enumerate(classes)]


def load():
    return [o.size for o in objects]


def store(value):
    for o in objects:
        o.changed = value
    return sum(o.changed for o in objects)


def call():
    return [o.area() for o in objects]


def add(value):
    for cls in classes:
        o = cls(1)
        o.added = value
        value += o.added
    return value


def truth():
    return [1 if o else 0 for o in objects], [not o for o in objects]


def all_of_them():
    for turn in range(120):
        loaded, stored, called, added, true = load(), store(turn), call(), add(turn), truth()
    print(loaded, stored, called, added % 1000, true)


all_of_them()
classes[2].size = property(lambda self: "two", lambda self, value: None)
classes[3].area = lambda self: "three"
objects[4].area = lambda: "four"
classes[5].__bool__ = lambda self: False
classes[6].__len__ = lambda self: 0
all_of_them()
del classes[2].size
del objects[4].area
classes[7].changed = property(lambda self: 100, lambda self, value: setattr(self, "size", value))
classes[8].__setattr__ = lambda self, name, value: object.__setattr__(self, name, 7)
classes[1].added = property(lambda self: 0, lambda self, value: None)
all_of_them()
del classes[3].area, classes[5].__bool__, classes[6].__len__, classes[8].__setattr__
classes[0].area = staticmethod(lambda: "static")
try:
    all_of_them()
except AttributeError as error:
    print(error)
