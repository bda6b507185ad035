"""A global that shadows a built-in function is deleted and defined again under a warmed site."""


def site(x):
    return len(x)


def warm(count):
    for _ in range(count):
        site("abc")


for count in (5, 100, 1000):
    warm(count)
    print(count, "builtin:", site("abc"))
    len = lambda x: "shadow"
    print("    shadowed:", site("abc"))
    warm(count)
    del len
    print("    deleted:", site("abc"))
    warm(count)
    globals()["len"] = lambda x: "through globals()"
    print("    through globals():", site("abc"))
    warm(count)
    len = None
    try:
        site("abc")
    except TypeError as error:
        print("    None:", error)
    globals().pop("len")
    print("    popped:", site("abc"))
