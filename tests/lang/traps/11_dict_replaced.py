"""o.__dict__ = {…} and {} replace all attributes at once; the sites that cached their places notice."""


class Point:
    z = "class's z"

    def __init__(self, x, y):
        self.x = x
        self.y = y


def load(p):
    try:
        return p.x, p.y, p.z
    except AttributeError as error:
        return str(error)


def store(p, value):
    p.x = value


p, q = Point(1, 2), Point(3, 4)
for round in range(2):
    for i in range(500):
        load(p)
        store(p, i)
    p.__dict__ = {"y": "new y", "x": "new x", "z": "new z"}
    print("replaced:", load(p), "other:", load(q))
    store(p, "stored")
    print("stored:", p.__dict__)
    p.__dict__ = {}
    print("emptied:", load(p))
    store(p, "stored in empty")
    print("stored:", p.__dict__, load(p))
    shared = {"x": 10, "y": 20}
    p.__dict__ = shared
    shared["x"] = 11
    store(p, p.x + 1)
    print("shared with a dict:", load(p), shared)
    other = Point(0, 0)
    other.__dict__ = shared
    store(other, "by the other")
    print("shared with an object:", load(p))
    p.__dict__ = {"x": 1, "y": 2}
try:
    p.__dict__ = [("x", 1)]
except TypeError as error:
    print("refused:", error)
del p.__dict__
print("deleted:", p.__dict__, load(p))
