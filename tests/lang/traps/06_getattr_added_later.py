"""__getattr__ is added to a class, and removed, after an attribute was cached as found or as missing."""


class Thing:
    def __init__(self):
        self.present = "present"


def load_present(thing):
    return thing.present


def load_missing(thing):
    try:
        return thing.missing
    except AttributeError as error:
        return str(error)


thing = Thing()
for round in range(3):
    for _ in range(300):
        load_present(thing)
        load_missing(thing)
    print("without:", load_present(thing), "|", load_missing(thing))
    Thing.__getattr__ = lambda self, name: f"__getattr__({name!r})"
    print("with:", load_present(thing), "|", load_missing(thing))
    for _ in range(300):
        load_present(thing)
        load_missing(thing)
    del thing.present
    print("attribute deleted:", load_present(thing))
    thing.present = "again"
    print("attribute set again:", load_present(thing))
    thing.missing = "no longer"
    print("missing no longer:", load_missing(thing))
    del thing.missing
    del Thing.__getattr__
    print("removed:", load_present(thing), "|", load_missing(thing))
