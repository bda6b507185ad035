"""o.__class__ = B changes what the cached sites find; objects of the old class are not affected."""


class A:
    tag = "A's value"

    def method(self):
        return "A's method"

    @property
    def prop(self):
        return "A's property"


class B:
    tag = "B's value"

    def method(self):
        return "B's method"

    def __getattr__(self, name):
        return f"B's __getattr__({name!r})"


def look(thing):
    return thing.tag, thing.method(), thing.prop, thing.field, isinstance(thing, A)


moving, staying = A(), A()
moving.field = staying.field = "field"
for round in range(3):
    for _ in range(300):
        look(moving)
    moving.__class__ = B
    print("moved to B:", look(moving))
    print("stayed in A:", look(staying))
    for _ in range(300):
        look(moving)
    moving.__class__ = A
    print("moved back:", look(moving))


class Slotted:
    __slots__ = ("field",)


for target in (Slotted, int, 5):
    try:
        moving.__class__ = target
    except TypeError as error:
        print("refused:", error)
