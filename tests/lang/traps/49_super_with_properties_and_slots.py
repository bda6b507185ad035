"""super() at warmed sites in properties, class methods, setters, and with attributes that come and go in the bases."""


class Base:
    @property
    def value(self):
        return f"Base.value of {type(self).__name__}"

    @classmethod
    def create(cls):
        return f"Base.create {cls.__name__}"

    def __getattr__(self, name):
        return f"Base.__getattr__ {name}"

    def __setattr__(self, name, value):
        object.__setattr__(self, name, f"<{value}>")


class Child(Base):
    @property
    def value(self):
        return "Child > " + super().value

    @classmethod
    def create(cls):
        return "Child > " + super().create()

    def __setattr__(self, name, value):
        super().__setattr__(name, value * 2)

    def look(self):
        try:
            return super().extra
        except AttributeError as error:
            return f"AttributeError: {error}"


class Grand(Child):
    __slots__ = ()


for thing in (Child(), Grand()):
    for count in (1, 10, 300):
        for _ in range(count):
            thing.value, type(thing).create(), thing.look()
            thing.field = "v"
    print(type(thing).__name__, thing.value, "|", type(thing).create(), "|", thing.field, "|", thing.look())
child = Child()
Base.extra = "plain value in Base"
print("added:", child.look())
for _ in range(300):
    child.look()
Base.extra = property(lambda self: f"property for {type(self).__name__}")
print("property:", child.look(), Grand().look())
del Base.extra
print("removed:", child.look())
Base.value = property(lambda self: "another property")
print("base property replaced:", child.value)
Base.create = staticmethod(lambda: "static now")
print("static now:", Child.create())
del Base.create
try:
    Child.create()
except AttributeError as error:
    print("AttributeError:", error)
