"""`in` a list or tuple at a warm site: items whose equality is native, a program's, or of another type."""


def inside(item, container):
    return item in container


class Loud:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return self.value == (other.value if isinstance(other, Loud) else other)

    __hash__ = None


class Broken:
    def __eq__(self, other):
        raise ValueError("no equality")


class Other(list):
    def __contains__(self, item):
        return "asked"


nan = float("nan")
items = [0, 1, -7, 2**70, True, 1.0, nan, float("nan"), "a", "b" * 3, "", "\u4e00", None, (1,), [1], Loud(1), b"a"]
containers = [
    [],
    [1, 2, 3],
    ["a", "bbb", "c"],
    ["\u4e00"],
    [1.0, 2.5],
    [nan],
    [None, True],
    [2**70],
    [(1,), [1]],
    [Loud(1), Loud("a")],
    [1, "a", None, 2.0, b"a"],
]
text = "".join(["b", "b", "b"])
for make in (list, tuple, Other):
    for container in containers:
        found = []
        for item in items:
            for _ in range(30):
                result = inside(item, make(container))
            found.append("1" if result else "0")
        print(make.__name__, len(container), "".join(found), inside(text, make(container)))
for container in ([1, Broken()], (Broken(), 1)):
    for item in (1, 2):
        try:
            print(inside(item, container))
        except ValueError as error:
            print("error:", error)
shrinking = [Loud(0), Loud(1), Loud(2)]


class Emptying:
    def __eq__(self, other):
        shrinking.clear()
        return False


print(inside(Emptying(), shrinking), shrinking)
