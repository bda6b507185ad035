"""Rich comparison: reflection, subclasses first, NotImplemented, defaults for == and !=, odd results."""


class Logged:
    def __init__(self, name):
        self.name = name


def method(kind, name):
    def compare(self, other):
        log.append(f"{kind}.{name}")
        return NotImplemented

    return compare


class Base(Logged):
    pass


class Derived(Base):
    pass


class Other(Logged):
    pass


log = []
for kind in (Base, Derived, Other):
    for name in ("lt", "le", "eq", "ne", "gt", "ge"):
        setattr(kind, f"__{name}__", method(kind.__name__, name))

base, derived, other = Base("base"), Derived("derived"), Other("other")
operations = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, "==": lambda a, b: a == b, "!=": lambda a, b: a != b,
    ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
}  # fmt: skip
for symbol, operation in operations.items():
    for a, b in ((base, other), (base, derived), (derived, base), (base, base), (base, 1), (1, base)):
        log.clear()
        try:
            result = operation(a, b)
        except TypeError as error:
            result = error
        print(f"{getattr(a, 'name', a)} {symbol} {getattr(b, 'name', b)}: {' '.join(log)} -> {result}")


class OnlyEq:
    def __eq__(self, other):
        return ["any", "value"]


print("!= inverts ==:", OnlyEq() != 1, "| the result of == stands:", OnlyEq() == 1)


class OnlyLt:
    def __lt__(self, other):
        return "less"


print("a > b asks b < a:", 5 > OnlyLt(), OnlyLt() < 5)
