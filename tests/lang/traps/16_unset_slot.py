"""A slot that is unset, set, deleted and unset again at warmed sites."""


class Slotted:
    __slots__ = ("a", "b")


class Fallback(Slotted):
    __slots__ = ()

    def __getattr__(self, name):
        return f"__getattr__({name!r})"


def load(thing):
    try:
        return thing.a
    except AttributeError as error:
        return f"AttributeError: {error}"


for kind in (Slotted, Fallback):
    empty, full = kind(), kind()
    full.a = "set"
    for _ in range(300):
        load(full)
    print(kind.__name__, "set:", load(full), "| unset:", load(empty))
    for _ in range(300):
        load(empty)
    print("    unset, warm:", load(empty), "| set:", load(full))
    del full.a
    print("    deleted:", load(full))
    try:
        del full.a
    except AttributeError as error:
        print("    deleted twice:", error)
    full.a = None
    print("    None is a value:", load(full))
    try:
        full.c = 1
    except AttributeError as error:
        print("    no such slot:", error)
