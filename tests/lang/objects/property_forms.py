"""property: decorators, getter, setter, deleter, docstrings, subclass overrides, missing accessors."""


class Circle:
    def __init__(self, radius):
        self._radius = radius

    @property
    def radius(self):
        "The radius."
        return self._radius

    @radius.setter
    def radius(self, value):
        if value < 0:
            raise ValueError("negative radius")
        self._radius = value

    @radius.deleter
    def radius(self):
        self._radius = 0

    area = property(lambda self: 3 * self._radius**2, doc="Roughly.")
    write_only = property(fset=lambda self, value: setattr(self, "_radius", value))
    nothing = property()


class Loud(Circle):
    @Circle.radius.getter
    def radius(self):
        return f"radius {self._radius}!"


circle = Circle(2)
circle.radius += 1
print("radius:", circle.radius, "area:", circle.area)
del circle.radius
print("deleted:", circle.radius)
for action in (
    lambda: setattr(circle, "radius", -1), lambda: setattr(circle, "area", 1), lambda: delattr(circle, "area"),
    lambda: circle.write_only, lambda: circle.nothing, lambda: delattr(circle, "write_only"),
):  # fmt: skip
    try:
        action()
    except (AttributeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
circle.write_only = 7
print("written:", circle.radius)
print("docs:", Circle.radius.__doc__, "|", Circle.area.__doc__, "|", Circle.nothing.__doc__)
print("accessors:", Circle.radius.fget.__name__, Circle.radius.fdel.__name__, Circle.area.fset)
loud = Loud(1)
loud.radius = 5
print("getter replaced in a subclass:", loud.radius, "| base:", Circle(5).radius)
for wrong in (lambda: property(1, 2, 3, 4, 5), lambda: Circle.radius.__get__()):
    try:
        wrong()
    except TypeError as error:
        print("TypeError:", error)
print("an uncallable getter:", end=" ")
try:
    type("Bad", (), {"p": property(5)})().p
except TypeError as error:
    print(error)
