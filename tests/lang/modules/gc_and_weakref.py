"""gc and weakref from the user's side: collect, cycles, caches of weak values, callbacks."""

import gc
import weakref


class Node:
    instances = 0

    def __init__(self, name):
        self.name = name
        self.links = []
        Node.instances += 1


def ring(names):
    nodes = [Node(name) for name in names]
    for node, following in zip(nodes, nodes[1:] + nodes[:1]):
        node.links.append(following)
    return [weakref.ref(node) for node in nodes]


refs = ring("abc")
gc.collect()
print("a dropped ring is gone:", [ref() for ref in refs])


def keep():
    node = Node("kept")
    node.links.append(node)
    return node, weakref.ref(node)


kept, ref = keep()
gc.collect()
print("a held one stays:", ref() is kept, ref().name)
kept = None
gc.collect()
print("until it is let go:", ref())
cache = weakref.WeakValueDictionary()


def get(name):
    node = cache.get(name)
    if node is None:
        node = cache[name] = Node(name)
    return node


Node.instances = 0
strong = get("x")
print("cache:", get("x") is strong, Node.instances, sorted(cache))


def temporary():
    node = get("y")
    node.links.append(node)


temporary()
gc.collect()
print("only what is held stays:", sorted(cache))
print(
    "gc:",
    gc.isenabled(),
    len(gc.get_threshold()),
    gc.get_count().__class__.__name__,
    isinstance(gc.collect(0), int),
)
log = []


def watched():
    node = Node("watched")
    node.links.append(node)
    return weakref.ref(node, lambda ref: log.append(ref() is None))


watch = watched()
gc.collect()
print("callback:", log)
big = [[i] for i in range(1000)]
for item in big:
    item.append(big)
big = item = None
print("collected without complaint:", gc.collect() >= 0)
