"""__set_name__ runs in order of definition, after the class exists and before __init_subclass__."""

log = []


class Named:
    def __set_name__(self, owner, name):
        log.append(f"{owner.__name__}.{name}")
        self.owner, self.name = owner, name


class Base:
    def __init_subclass__(cls):
        log.append(f"__init_subclass__ {cls.__name__}")


class Meta(type):
    def __new__(mcs, name, bases, namespace):
        log.append(f"before {name}")
        cls = super().__new__(mcs, name, bases, namespace)
        log.append(f"after {name}")
        return cls


shared = Named()


class Thing(Base, metaclass=type("M", (Meta,), {})):
    second = Named()
    first = Named()
    alias = second
    also_shared = shared


print("order:", log)
print("an alias gets the last name:", Thing.second.name, Thing.alias is Thing.second)
log.clear()
made = type("Made", (), {"x": Named(), "y": 5, "z": Named()})
print("with type():", log, made.x.owner is made)
log.clear()
made.late = Named()
print("later assignment:", log, hasattr(made.late, "name"))


class Failing:
    def __set_name__(self, owner, name):
        raise ValueError("bad name")


try:

    class Broken:
        field = Failing()

except RuntimeError as error:
    print("RuntimeError:", error, "| cause:", repr(error.__cause__))


class InInstance:
    pass


item = InInstance()
item.__set_name__ = lambda owner, name: log.append("instance")
type("T", (), {"a": item})
print("looked up on the type:", log)
