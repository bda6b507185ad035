"""Metaclasses at work: singletons, registries, ordered fields, operators on classes, iteration over a class."""


class Singleton(type):
    _instances = {}

    def __call__(cls, *arguments):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*arguments)
        return cls._instances[cls]


class Config(metaclass=Singleton):
    def __init__(self, name="default"):
        self.name = name


print("singleton:", Config("first") is Config("second"), Config().name)


class Registry(type):
    members = []

    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        if bases:
            Registry.members.append(name)

    def __iter__(cls):
        return iter(cls.members)

    def __len__(cls):
        return len(cls.members)

    def __getitem__(cls, index):
        return cls.members[index]

    def __contains__(cls, name):
        return name in cls.members

    def __add__(cls, other):
        return f"{cls.__name__}+{other.__name__}"

    def __bool__(cls):
        return False

    def __lt__(cls, other):
        return cls.__name__ < other.__name__

    def __getattr__(cls, name):
        return f"{cls.__name__}'s {name}"


class Plugin(metaclass=Registry):
    pass


class One(Plugin):
    pass


class Two(Plugin):
    pass


print("registry:", list(Plugin), len(Plugin), Plugin[0], "Two" in Plugin, bool(Plugin))
print(
    "operators:",
    One + Two,
    One < Two,
    sorted([Two, One, Plugin], key=lambda c: c.__name__) == [One, Plugin, Two],
)
print("missing attributes of the class:", One.anything, "| of objects:", hasattr(One(), "anything"))


class Fields(type):
    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, namespace)
        cls.fields = [k for k, v in namespace.items() if isinstance(v, int)]
        return cls


class Row(metaclass=Fields):
    z = 1
    a = 2
    m = 3


print("order of definition:", Row.fields)
