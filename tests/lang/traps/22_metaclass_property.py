"""A property of the metaclass lies over a class attribute, is added and removed at a warmed site."""


class Meta(type):
    pass


class Thing(metaclass=Meta):
    value = "class attribute"


class Plain:
    value = "plain class"


def load(cls):
    return cls.value


def warm(count=300):
    for _ in range(count):
        load(Thing)


warm()
print("class attribute:", load(Thing))
Meta.value = property(lambda cls: f"metaclass property of {cls.__name__}")
print("metaclass property:", load(Thing), "| on an object:", Thing().value)
warm()
Meta.value = "plain metaclass value"
print("a plain metaclass value yields:", load(Thing))
warm()
del Thing.value
print("class attribute deleted:", load(Thing))
try:
    Thing().value
except AttributeError as error:
    print("objects do not see the metaclass:", error)
warm()
Meta.value = property(lambda cls: "second property")
print("property again:", load(Thing))
try:
    Thing.value = 1
except AttributeError as error:
    print("no setter:", error)
warm()
del Meta.value
try:
    load(Thing)
except AttributeError as error:
    print("nothing left:", error)
Meta.__getattr__ = lambda cls, name: f"metaclass __getattr__({name!r})"
print("metaclass __getattr__:", load(Thing), "| other class:", load(Plain))
warm()
Thing.value = "back"
print("back:", load(Thing))
