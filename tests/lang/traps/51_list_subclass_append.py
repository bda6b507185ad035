"""append at one site: of a list, of subclasses with and without their own append, of other types."""


class Loud(list):
    def append(self, item):
        super().append(f"Loud {item}")
        return "result of Loud.append"


class Quiet(list):
    pass


class Other:
    def __init__(self):
        self.items = []

    def append(self, item):
        self.items.append(("Other", item))


def site(items, item):
    items.append(item)


def value_site(items, item):
    return items.append(item)


def warm():
    items = []
    for i in range(300):
        site(items, i)
        value_site(items, i)
    assert len(items) == 600 and items[-1] == 299


for kind in (Loud, Quiet, Other, bytearray):
    warm()
    thing = kind()
    for i in range(3):
        site(thing, i)
    print(kind.__name__, "value:", value_site(thing, 3), "items:", getattr(thing, "items", thing))

quiet = Quiet()
for i in range(300):
    site(quiet, i)
Quiet.append = lambda self, item: self.insert(0, "replaced")
site(quiet, "x")
print("replaced:", quiet[0], len(quiet))
quiet.append = lambda item: self_log.append(item)
self_log = []
site(quiet, "to the instance")
print("instance attribute:", self_log, len(quiet))
del quiet.append, Quiet.append
site(quiet, "at the end")
print("removed:", quiet[-1], len(quiet))
for thing in ((), None, "s"):
    try:
        site(thing, 1)
    except AttributeError as error:
        print("no append:", error)
append = [].append
for _ in range(300):
    append(1)
print("bound once:", len(append.__self__))
for wrong in (
    lambda: [].append(),
    lambda: [].append(1, 2),
    lambda: [].append(item=1),
    lambda: list.append(1, 2),
):
    try:
        wrong()
    except TypeError as error:
        print("wrong call:", error)
