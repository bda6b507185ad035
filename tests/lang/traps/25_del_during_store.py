"""__del__ of the value that a cached store drops sees the new value in place."""

import gc


class Holder:
    value = "class value"


class Watcher:
    def __init__(self, holder, log):
        self.holder = holder
        self.log = log

    def __del__(self):
        self.log.append(self.holder.value)


class Slotted:
    __slots__ = ("value",)


def store(holder, value):
    holder.value = value


def warm(holder):
    for i in range(300):
        store(holder, i)


def place(holder, log):
    store(holder, Watcher(holder, log))


def run(kind):
    log, holder = [], kind()
    warm(holder)
    for i in range(3):
        place(holder, log)
        store(holder, f"new {i}")
        warm_other = kind()
        warm(warm_other)
        gc.collect()
    return log


for kind in (Holder, Slotted):
    print(kind.__name__, "finalisers saw:", run(kind))


def in_containers():
    log = []

    class Seen:
        def __del__(self):
            log.append((items[0], table["k"]))

    items, table = [Seen()], {"k": None}
    items[0] = "item 0"
    gc.collect()
    table["k"] = Seen()
    table["k"] = "value of k"
    gc.collect()
    return log


print("containers:", in_containers())
