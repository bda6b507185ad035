"""An uncaught AttributeError from a warmed chain of attributes, after hits of several kinds."""


class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


def third(node):
    return node.next.next.value + node.value


chain = Node(1, Node(2, Node(3)))
other = Node(10, Node(20, Node(30, Node(40))))
print("warm:", sum(third(chain) + third(other) for _ in range(500)))
chain.next.next = None
third(chain)
