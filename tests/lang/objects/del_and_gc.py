"""__del__ of cyclic garbage after gc.collect(): once, with its attributes, resurrected, raising."""

import gc

log = []


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)


def cycle(*names):
    nodes = [Node(name) for name in names]
    for node, following in zip(nodes, nodes[1:] + nodes[:1]):
        node.next = following


saved = []


class Phoenix(Node):
    def __del__(self):
        log.append(f"{self.name} rises")
        saved.append(self)


def phoenix():
    bird = Phoenix("phoenix")
    bird.me = bird


cycle("a", "b", "c")
gc.collect()
print("a cycle:", sorted(log))
log.clear()
phoenix()
gc.collect()
print("resurrected:", log, saved[0].name, saved[0].me is saved[0])
log.clear()
saved.clear()
gc.collect()
print("the finaliser does not run twice:", log)


class Watch:
    def __del__(self):
        log.append(("globals are there", len(log)))


def drop():
    watch = Watch()
    watch.me = watch


drop()
gc.collect()
print("globals:", log)
print("called by hand:", Node("by hand").__del__(), log[-1] == "by hand")
print("collect returns an int:", isinstance(gc.collect(), int), gc.isenabled())
gc.disable()
print("disabled:", gc.isenabled())
gc.enable()
