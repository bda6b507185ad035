"""del: names, attributes, subscripts, slices, nested targets; what happens to names afterwards."""

a, b, c = 1, 2, 3
del a
del (b), [c]
for name in "abc":
    print(name, name in globals())


def local():
    x = 1
    del x
    try:
        x
    except UnboundLocalError as error:
        print("UnboundLocalError:", error)
    x = 2
    return x


print("assigned again:", local())


def free():
    y = "cell"

    def inner():
        return y

    def remove():
        nonlocal y
        del y

    print("closure:", inner())
    remove()
    try:
        inner()
    except NameError as error:
        print("NameError:", error)
    try:
        y
    except UnboundLocalError as error:
        print("UnboundLocalError:", error)
    try:
        remove()
    except NameError as error:
        print(f"{type(error).__name__}:", error)


free()
items = list(range(10))
del items[0], items[-1], items[2:4]
print("items:", items)
del items[::2]
print("every second:", items)
table = {"a": 1, "b": {"c": 2}}
del table["a"], table["b"]["c"]
print("table:", table)


class C:
    x = 1

    def __init__(self):
        self.y = 2


o = C()
del o.y, C.x
print("attributes:", hasattr(o, "y"), hasattr(o, "x"))
for wrong in (
    "del nothing",
    "del [][0]",
    "del {}['k']",
    "del o.y",
    "del (1,)[0]",
    "del 'abc'[0]",
    "del items[1.5]",
    "del int.real",
):
    try:
        exec(wrong)
    except Exception as error:
        print(f"{wrong}: {type(error).__name__}: {error}")


def parameter(p):
    del p
    return "p" in locals()


print("parameter:", parameter(1))
for i in range(3):
    del i
print("loop variable:", "i" in globals())
