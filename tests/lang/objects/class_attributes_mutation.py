"""Class attributes: shared mutable values, shadowing by +=, deletion, vars of a class, class __setattr__."""


class Shared:
    items = []
    count = 0

    def add(self, item):
        self.items.append(item)
        self.count += 1


a, b = Shared(), Shared()
a.add(1)
b.add(2)
a.add(3)
print("the list is shared:", a.items, b.items is a.items, "the count is not:", a.count, b.count, Shared.count)
print("dicts:", a.__dict__, b.__dict__)
del a.count
print("deleted:", a.count)
try:
    del a.count
except AttributeError as error:
    print("AttributeError:", error)
del Shared.count
print("gone from the class:", hasattr(a, "count"), b.count)
for action in (
    lambda: delattr(Shared, "count"),
    lambda: Shared.nothing,
    lambda: delattr(int, "real"),
    lambda: setattr(Shared, 5, 1),
):
    try:
        action()
    except (AttributeError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")


class Meta(type):
    def __setattr__(cls, name, value):
        print(f"setting {cls.__name__}.{name}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        print(f"deleting {cls.__name__}.{name}")
        super().__delattr__(name)


class Watched(metaclass=Meta):
    inside = "does not count as setting"


Watched.x = 1
Watched.x += 1
setattr(Watched, "y", 2)
del Watched.y
Watched().x = "objects do not count"
print("left:", Watched.x, "y" in vars(Watched))
print("vars:", [k for k in vars(Watched) if not k.startswith("__")], type(vars(Watched)).__name__)
