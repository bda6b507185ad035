"""A property becomes another property, then a plain class value, then yields to an instance attribute."""


class Box:
    size = property(lambda self: "first property")


def load(box):
    return box.size


def warm(box, count=300):
    for _ in range(count):
        load(box)


box = Box()
warm(box)
print("first:", load(box))
Box.size = property(lambda self: "second property")
print("second:", load(box))
warm(box)
Box.size = "plain"
print("plain:", load(box))
warm(box)
box.size = "instance"
print("instance:", load(box))
warm(box)
Box.size = property(lambda self: "third property")
print("a property wins over the instance:", load(box), box.__dict__)
warm(box)
try:
    box.size = 1
except AttributeError as error:
    print("no setter:", error)
del Box.size
print("property removed:", load(box))
warm(box)
del box.size
try:
    load(box)
except AttributeError as error:
    print("all removed:", error)
Box.size = property(lambda self: "fourth property")
print("fourth:", load(box))
