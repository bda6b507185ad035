"""type(name, bases, dict): what it makes, what it refuses, how the class differs from a class statement's."""


def method(self):
    return f"method of {type(self).__name__}"


Made = type("Made", (), {"method": method, "x": 1, "__doc__": "made by hand"})
Child = type("Child", (Made,), {"x": 2})
print("made:", Made().method(), Child().method(), Child.x, Made.__doc__)
print("names:", Made.__name__, Made.__qualname__, Made.__module__, Made.__bases__, Child.__mro__[1] is Made)
print("type of one argument:", type(5), type(Made), type(Made()), type(type))
print("any string is a name:", type("not an identifier", (), {}).__name__, type("", (), {}).__name__ == "")
namespace = {"x": 1}
Copy = type("Copy", (), namespace)
namespace["x"] = 2
print("the namespace is copied:", Copy.x, "| mappingproxy:", type(Copy.__dict__).__name__)
try:
    Copy.__dict__["y"] = 1
except TypeError as error:
    print("read-only:", error)
for arguments in (
    ("N",),
    ("N", ()),
    ("N", [], {}),
    ("N", (), []),
    (1, (), {}),
    ("N", (5,), {}),
    ("N\0", (), {}),
    (),
    (1, 2, 3, 4),
):
    try:
        type(*arguments)
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print("fine:", arguments)
Made.__name__ = "Renamed"
Made.__qualname__ = "Outer.Renamed"
print("renamed:", Made, Made.__name__)
for name, value in (("__name__", 5), ("__qualname__", None), ("__dict__", {})):
    try:
        setattr(Made, name, value)
    except (TypeError, AttributeError) as error:
        print(f"{name}: {type(error).__name__}: {error}")
print("type.__call__:", type.__call__(int, "7"), type.__call__(type, 7))
