"""A class is changed 3,000 times: no version runs out, and every change is seen."""


class Thing:
    counter = 0

    def method(self):
        return -1


def load(thing):
    return thing.counter


def call(thing):
    return thing.method()


thing = Thing()
wrong = 0
for i in range(3000):
    Thing.counter = i
    wrong += load(thing) != i
    wrong += load(thing) != i
print("value:", load(thing), "wrong:", wrong)

for i in range(3000):
    Thing.method = lambda self, i=i: i
    wrong += call(thing) != i
print("method:", call(thing), "wrong:", wrong)

for i in range(3000):
    setattr(Thing, f"attribute{i}", i)
    if i >= 10:
        delattr(Thing, f"attribute{i - 10}")
    wrong += load(thing) != 2999
print("left:", sorted(name for name in vars(Thing) if name.startswith("attribute")), "wrong:", wrong)

for i in range(3000):
    fresh = type("Fresh", (Thing,), {"counter": i})
    wrong += load(fresh()) != i
print("fresh classes:", load(fresh()), "wrong:", wrong)
Thing.counter = "last"
print("still seen:", load(thing), load(fresh()))
