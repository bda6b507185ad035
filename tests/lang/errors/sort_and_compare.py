"""An error in a user's __lt__ during sort; the list keeps its items."""


class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n


items = [Item(3), Item(1), Item(2)]
items.sort()
print([item.n for item in items])
items.append(Item("x"))
items.sort()
