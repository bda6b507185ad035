"""__get__, __set__, __delete__ and __set_name__, called from objects, from classes and through super."""


class Field:
    def __set_name__(self, owner, name):
        print(f"__set_name__({owner.__name__}, {name!r})")
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return f"<field {self.name} of {owner.__name__}>"
        return instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        print(f"__set__ {self.name} = {value!r}")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        print(f"__delete__ {self.name}")
        instance.__dict__.pop(self.name, None)


class Record:
    first = Field()
    second = Field()


class Special(Record):
    def load(self):
        return super().first


record = Record()
print("unset:", record.first)
record.first = 1
record.second = record.first + 1
print("set:", record.first, record.second, vars(record))
del record.first
print("deleted:", record.first)
print("on the class:", Record.first, "| on a subclass:", Special.second)
special = Special()
special.first = "s"
print("through super:", special.load())
Record.late = Field()
try:
    Record.late
except AttributeError as error:
    print("assigned later, no __set_name__:", error)
Record.first = "replaced"
print("assignment on the class replaces:", record.first, type(Record.__dict__["first"]).__name__)
