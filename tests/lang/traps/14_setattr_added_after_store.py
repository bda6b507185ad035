"""__setattr__, or a data descriptor, appears in a class after a store was cached."""


class Thing:
    def __init__(self):
        self.field = 0


def store(thing, value):
    thing.field = value


thing = Thing()
for count in (5, 500):
    for i in range(count):
        store(thing, i)
    print(count, "plain:", thing.__dict__)

    log = []
    Thing.__setattr__ = lambda self, name, value: log.append((name, value))
    store(thing, "intercepted")
    print("    __setattr__:", log, thing.__dict__)
    for i in range(count):
        store(thing, i)
    print("    calls:", len(log))
    del Thing.__setattr__
    store(thing, "plain again")
    print("    removed:", thing.__dict__)

    for i in range(count):
        store(thing, i)
    Thing.field = property(lambda self: "computed", lambda self, value: log.append(value))
    store(thing, "to the property")
    print("    property:", log[-1], thing.field, thing.__dict__)
    Thing.field = property(lambda self: "computed")
    try:
        store(thing, "nowhere")
    except AttributeError as error:
        print("    read-only:", error)
    Thing.field = "a class value does not catch stores"
    store(thing, "to the instance")
    print("    class value:", thing.field)
    del Thing.field
