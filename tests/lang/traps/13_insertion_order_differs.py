"""Objects of one class whose attributes came in different orders share sites without sharing places."""


class Bag:
    pass


def make(names):
    bag = Bag()
    for name in names:
        setattr(bag, name, f"{name} of {names}")
    return bag


def load(bag):
    return bag.x, bag.y, bag.z


def store(bag, value):
    bag.y = value


orders = ("xyz", "xzy", "yxz", "yzx", "zxy", "zyx")
bags = [make(order) for order in orders]
for bag in bags[:2]:
    for _ in range(500):
        load(bag)
for bag in bags:
    print("alone:", load(bag))
for i in range(600):
    bag = bags[i % len(bags)]
    store(bag, i)
    assert bag.y == i
print("stores:", [bag.y for bag in bags])
for _ in range(200):
    for bag, order in zip(bags, orders):
        x, y, z = load(bag)
        assert x == f"x of {order}" and z == f"z of {order}"
print("orders:", ["".join(bag.__dict__) for bag in bags])


class Conditional:
    def __init__(self, flag):
        if flag:
            self.early = "early"
        self.value = "value" + str(flag)


def value(thing):
    return thing.value


things = [Conditional(i % 3 == 0) for i in range(300)]
print("conditional:", sorted({value(thing) for thing in things}))
