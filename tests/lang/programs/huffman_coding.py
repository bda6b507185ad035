"""Huffman coding with a heap: codes, round trips, sizes; ties are broken by first appearance."""

import heapq
from collections import Counter


class Leaf:
    def __init__(self, symbol):
        self.symbol = symbol

    def codes(self, prefix=""):
        yield self.symbol, prefix or "0"


class Fork:
    def __init__(self, left, right):
        self.left, self.right = left, right

    def codes(self, prefix=""):
        yield from self.left.codes(prefix + "0")
        yield from self.right.codes(prefix + "1")


def build(text):
    heap = [(count, order, Leaf(symbol)) for order, (symbol, count) in enumerate(Counter(text).items())]
    heapq.heapify(heap)
    order = len(heap)
    while len(heap) > 1:
        (a, _, left), (b, _, right) = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (a + b, order, Fork(left, right)))
        order += 1
    return heap[0][2]


def decode(bits, tree):
    out, node = [], tree
    for bit in bits:
        if isinstance(node, Fork):
            node = node.left if bit == "0" else node.right
        if isinstance(node, Leaf):
            out.append(node.symbol)
            node = tree
    return "".join(out)


for text in ("abracadabra", "mississippi river", "aaaa", "the quick brown fox jumps over the lazy dog"):
    tree = build(text)
    codes = dict(tree.codes())
    bits = "".join(codes[c] for c in text)
    print(text, "->", len(bits), "bits of", len(text) * 8, decode(bits, tree) == text)
    print("   ", {c: codes[c] for c in sorted(codes, key=lambda c: (len(codes[c]), codes[c]))})
    prefixes = [a for a in codes.values() for b in codes.values() if a != b and b.startswith(a)]
    print("    no code is another's beginning:", prefixes == [])
