"""A linked list and a binary search tree: iteration by generators, insertion, deletion, depth, special methods."""


class LinkedList:
    class Node:
        __slots__ = ("value", "next")

        def __init__(self, value, next=None):
            self.value, self.next = value, next

    def __init__(self, items=()):
        self.head, self.size = None, 0
        for item in reversed(list(items)):
            self.push(item)

    def push(self, value):
        self.head = self.Node(value, self.head)
        self.size += 1

    def pop(self):
        if self.head is None:
            raise IndexError("pop from an empty list")
        value, self.head = self.head.value, self.head.next
        self.size -= 1
        return value

    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self.size

    def __repr__(self):
        return " -> ".join(map(repr, self)) or "empty"


class Tree:
    def __init__(self):
        self.root = None

    def add(self, key):
        self.root = self._add(self.root, key)

    def _add(self, node, key):
        if node is None:
            return [None, key, None]
        if key != node[1]:
            side = 0 if key < node[1] else 2
            node[side] = self._add(node[side], key)
        return node

    def remove(self, key):
        self.root = self._remove(self.root, key)

    def _remove(self, node, key):
        if node is None:
            raise KeyError(key)
        if key == node[1]:
            if node[0] is None or node[2] is None:
                return node[0] or node[2]
            least = node[2]
            while least[0]:
                least = least[0]
            node[1] = least[1]
            node[2] = self._remove(node[2], least[1])
        else:
            side = 0 if key < node[1] else 2
            node[side] = self._remove(node[side], key)
        return node

    def __iter__(self):
        def walk(node):
            if node:
                yield from walk(node[0])
                yield node[1]
                yield from walk(node[2])

        return walk(self.root)

    def depth(self):
        def measure(node):
            return 0 if node is None else 1 + max(measure(node[0]), measure(node[2]))

        return measure(self.root)

    def __contains__(self, key):
        node = self.root
        while node and node[1] != key:
            node = node[0] if key < node[1] else node[2]
        return node is not None


items = LinkedList("abc")
items.push("z")
print("list:", items, len(items), list(items), "b" in items, max(items))
items.reverse()
print("reversed:", items, items.pop(), items, bool(LinkedList()), LinkedList())
tree = Tree()
for key in (50, 30, 70, 20, 40, 60, 80, 30, 45):
    tree.add(key)
print("tree:", list(tree), tree.depth(), 45 in tree, 46 in tree)
for key in (20, 30, 50, 99):
    try:
        tree.remove(key)
        print("removed", key, list(tree), tree.depth())
    except KeyError as error:
        print("KeyError:", error)
try:
    LinkedList().pop()
except IndexError as error:
    print("IndexError:", error)
