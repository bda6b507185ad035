"""Where an attribute comes from: data descriptor, instance, non-data descriptor, class, base, __getattr__."""


class Data:
    def __get__(self, instance, owner):
        return "data descriptor"

    def __set__(self, instance, value):
        raise AssertionError


class NonData:
    def __get__(self, instance, owner):
        return "non-data descriptor"


class Base:
    inherited = "base"
    data_in_base = Data()


class Thing(Base):
    data = Data()
    nondata = NonData()
    plain = "class"

    def __getattr__(self, name):
        return f"__getattr__ {name}"


thing = Thing()
for name in ("data", "nondata", "plain", "inherited", "data_in_base", "unknown"):
    before = getattr(thing, name)
    thing.__dict__[name] = "instance"
    print(f"{name}: {before}; with an instance attribute: {getattr(thing, name)}")
print("on the class:", Thing.data, "|", Thing.nondata, "|", Thing.plain)
print("a function in the instance does not bind:", setattr(thing, "f", lambda: "unbound") or thing.f())
print("dunder methods come from the type:", setattr(thing, "__len__", lambda: 5) or hasattr(Thing, "__len__"))
