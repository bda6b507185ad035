"""Which part of an assignment is evaluated first: value, then the targets from left to right."""

log = []


def show(name, value=None):
    log.append(name)
    return value


class Any:
    def __setattr__(self, name, value):
        log.append(f"store .{name}")

    def __setitem__(self, key, value):
        log.append(f"store [{key}]")

    def __getitem__(self, key):
        log.append(f"load [{key}]")
        return 1

    def __delitem__(self, key):
        log.append(f"delete [{key}]")


thing = Any()


def report(label):
    print(f"{label}: {' '.join(log)}")
    log.clear()


show("target", thing)[show("index", 0)] = show("value", 5)
report("subscript")
show("a", thing).x = show("b", thing)[show("k", 1)] = show("value")
report("chain")
show("t", thing)[show("i", 0)], show("u", thing).y = show("v", (1, 2))
report("tuple")
show("t", thing)[show("i", 0)] += show("v", 1)
report("augmented")
del show("t", thing)[show("i", 0)], show("u", thing)[show("j", 1)]
report("del")
x: show("annotation", int) = show("value", 3)
report("annotated")
show("o", thing).z: show("annotation", int)
report("annotated attribute without value")
show("t", thing)[show("start", 0) : show("stop", 1) : show("step", 2)] = show("value")
report("slice")
for show("t", thing)[show("i", 0)] in show("iterable", [1, 2]):
    pass
report("for target")
