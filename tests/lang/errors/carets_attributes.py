"""Carets under a chain of attributes that ends in None."""


class Node:
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent


leaf = Node("leaf", Node("branch", Node("root")))
print(leaf.parent.parent.name)
print(leaf.name + leaf.parent.parent.parent.name)
