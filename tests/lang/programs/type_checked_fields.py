"""Descriptors, __init_subclass__, annotations and __set_name__ together: records that check their fields."""


class Field:
    def __init__(self, kind, default=None, check=None):
        self.kind, self.default, self.check = kind, default, check

    def __set_name__(self, owner, name):
        self.name, self.slot = name, "_" + name

    def __get__(self, instance, owner):
        return self if instance is None else instance.__dict__.get(self.slot, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        if self.check and not self.check(value):
            raise ValueError(f"{self.name} may not be {value!r}")
        instance.__dict__[self.slot] = value
        instance.changed(self.name)


class Record:
    registry = {}

    def __init_subclass__(cls, /, table=None, **keywords):
        super().__init_subclass__(**keywords)
        inherited = {
            n: f for base in reversed(cls.__mro__[1:]) for n, f in vars(base).items() if isinstance(f, Field)
        }
        cls.fields = inherited | {n: f for n, f in vars(cls).items() if isinstance(f, Field)}
        cls.table = table or cls.__name__.lower()
        Record.registry[cls.table] = cls

    def __init__(self, **values):
        self.history = []
        for name, value in values.items():
            if name not in self.fields:
                raise AttributeError(f"{type(self).__name__} has no field {name}")
            setattr(self, name, value)

    def changed(self, name):
        self.history.append(name)

    def __eq__(self, other):
        return type(self) is type(other) and all(getattr(self, n) == getattr(other, n) for n in self.fields)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in self.fields)})"

    def sql(self):
        return f"INSERT INTO {self.table} ({', '.join(self.fields)}) VALUES ({', '.join(repr(getattr(self, n)) for n in self.fields)})"


class Person(Record, table="people"):
    name = Field(str, check=str.strip)
    age = Field(int, 0, check=lambda n: 0 <= n < 150)


class Employee(Person):
    salary = Field(int, 1000)
    manager = Field(Person)


ann = Person(name="Ann", age=30)
bob = Employee(name="Bob", manager=ann)
bob.age = 25
bob.age += 1
print(ann, bob, sep="\n")
print("history:", bob.history, "fields:", list(Employee.fields), "registry:", sorted(Record.registry))
print("sql:", ann.sql())
print("equal:", ann == Person(name="Ann", age=30), ann == Employee(name="Ann", age=30), ann == bob)
print("class access:", type(Person.name).__name__, Person.age.default)
for wrong in (
    lambda: Person(name=5),
    lambda: Person(name="  "),
    lambda: Person(age=200),
    lambda: Person(email="x"),
    lambda: setattr(bob, "manager", "Ann"),
    lambda: setattr(bob, "salary", 1.5),
):
    try:
        wrong()
    except (TypeError, ValueError, AttributeError) as error:
        print(f"{type(error).__name__}: {error}")
print("unharmed:", bob)
