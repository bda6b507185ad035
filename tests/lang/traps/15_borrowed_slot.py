"""The slot descriptor of another class is borrowed: using it is a TypeError, warm or not."""


class Owner:
    __slots__ = ("slot",)


class Thief:
    __slots__ = ("other", "slot")


def load(thing):
    try:
        return thing.slot
    except (TypeError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"


def store(thing, value):
    try:
        thing.slot = value
    except (TypeError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"
    return "stored"


thief, owner = Thief(), Owner()
owner.slot = "owner's"
own = Thief.slot
for i in range(300):
    store(thief, i)
    load(thief)
print("own slot:", load(thief))
Thief.slot = Owner.slot
print("borrowed, load:", load(thief))
print("borrowed, store:", store(thief, 1))
for _ in range(300):
    load(thief), store(thief, 2)
print("borrowed, warm:", load(thief), "|", store(thief, 3))
print("the owner:", load(owner))
Thief.slot = own
print("given back:", load(thief), store(thief, "new"), load(thief))


class Child(Owner):
    slot = Owner.slot


child = Child()
for i in range(300):
    store(child, i)
    load(child)
print("a subclass may use it:", load(child), store(owner, "x"), load(owner))
