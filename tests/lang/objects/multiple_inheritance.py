"""Multiple inheritance at work: mixins, cooperative calls, attribute conflicts, built-in bases."""


class Base:
    def __init__(self, **keywords):
        self.trace = ["Base"]
        assert not keywords, keywords

    def describe(self):
        return ["Base"]


class Serial(Base):
    def __init__(self, *, serial=0, **keywords):
        super().__init__(**keywords)
        self.serial = serial
        self.trace.append("Serial")

    def describe(self):
        return ["Serial", *super().describe()]


class Named(Base):
    def __init__(self, *, name="?", **keywords):
        super().__init__(**keywords)
        self.name = name
        self.trace.append("Named")

    def describe(self):
        return ["Named", *super().describe()]


class Both(Serial, Named):
    def describe(self):
        return ["Both", *super().describe()]


both = Both(serial=5, name="n")
print("initialised:", both.trace, both.serial, both.name)
print("described:", both.describe())


class Counting(dict):
    def __setitem__(self, key, value):
        self.writes = getattr(self, "writes", 0) + 1
        super().__setitem__(key, value)


class Upper(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


class UpperCounting(Counting, Upper):
    pass


table = UpperCounting()
table["a"] = 1
table["b"] = 2
table.update(c=3)
print("over dict:", table, table.writes)


class IntMixin:
    def double(self):
        return self * 2


class MyInt(IntMixin, int):
    pass


print("over int:", MyInt(5).double(), MyInt(7) + 1, type(MyInt(1) + 1).__name__)


class E(ValueError, KeyError):
    pass


for kind in (ValueError, KeyError, LookupError):
    try:
        raise E("both")
    except kind as error:
        print("caught as", kind.__name__, "->", error)


class First:
    x = y = "first"


class Second:
    x = z = "second"


class Mixed(First, Second):
    z = "mixed"


print("conflicts:", Mixed.x, Mixed.y, Mixed.z)
