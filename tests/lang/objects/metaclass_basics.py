"""A metaclass sees the class made: __prepare__, __new__, __init__, __call__, keyword arguments, inheritance."""


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **keywords):
        print(f"__prepare__({name!r}, {[b.__name__ for b in bases]}, {keywords})")
        return {"prepared": True}

    def __new__(mcs, name, bases, namespace, **keywords):
        print(f"__new__({name!r}, {sorted(k for k in namespace if not k.startswith('__'))}, {keywords})")
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **keywords):
        print(f"__init__({cls.__name__}, {keywords})")
        super().__init__(name, bases, namespace)

    def __call__(cls, *arguments, **keywords):
        print(f"__call__ of {cls.__name__} with {arguments}, {keywords}")
        return super().__call__(*arguments, **keywords)

    def __repr__(cls):
        return f"<Meta class {cls.__name__}>"

    def shout(cls):
        return cls.__name__.upper()


class Base(metaclass=Meta, flag=1):
    def __init__(self, x=0):
        self.x = x


class Child(Base, option="o"):
    y = 5


print("made:", Child(3).x, Child, type(Child).__name__)
print("methods of the metaclass:", Child.shout(), hasattr(Child(), "shout"))
print("prepared:", Child.prepared)
print("called directly:", Meta("Direct", (), {"a": 1}))
print("isinstance:", isinstance(Child, Meta), isinstance(Child, type), issubclass(Meta, type))
