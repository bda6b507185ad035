"""Subclasses of property, properties made dynamically, and abstract flags."""


class Typed(property):
    def __init__(self, kind):
        self.kind = kind
        super().__init__(self.load, self.store, doc=f"A {kind.__name__}.")

    def __set_name__(self, owner, name):
        self.slot = "_" + name

    def load(self, instance):
        return getattr(instance, self.slot)

    def store(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.slot[1:]} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(instance, self.slot, value)


class Person:
    name = Typed(str)
    age = Typed(int)

    def __init__(self, name, age):
        self.name = name
        self.age = age


person = Person("Ann", 30)
print("values:", person.name, person.age, vars(person))
for name, value in (("age", "old"), ("name", 5)):
    try:
        setattr(person, name, value)
    except TypeError as error:
        print("refused:", error)
print("doc:", Person.age.__doc__, isinstance(Person.age, property))


def add_property(cls, name, formula):
    setattr(cls, name, property(formula))


for power in (2, 3):
    add_property(Person, f"age{power}", lambda self, power=power: self.age**power)
print("dynamic:", person.age2, person.age3)


class AbstractGetter:
    @property
    def value(self):
        raise NotImplementedError("in a subclass")


try:
    AbstractGetter().value
except NotImplementedError as error:
    print("abstract by hand:", error)
print("isabstract:", Person.age.__isabstractmethod__)
