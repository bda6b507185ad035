"""Every binary operator with its reflected form; NotImplemented; the subclass's reflected method goes first."""

import operator

names = {
    "add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "matmul": "@",
    "lshift": "<<", "rshift": ">>", "and": "&", "or": "|", "xor": "^", "divmod": "divmod",
}  # fmt: skip


def method(kind, name):
    return lambda self, other, *rest: f"{kind}.{name}({type(other).__name__})"


class Left:
    pass


class Right:
    pass


class Base:
    pass


class Derived(Base):
    pass


class Nothing:
    pass


for name in names:
    setattr(Left, f"__{name}__", method("Left", name))
    setattr(Right, f"__r{name}__", method("Right", "r" + name))
    setattr(Base, f"__{name}__", method("Base", name))
    setattr(Base, f"__r{name}__", method("Base", "r" + name))
    setattr(Derived, f"__r{name}__", method("Derived", "r" + name))
    setattr(Nothing, f"__{name}__", lambda self, other: NotImplemented)
    setattr(Nothing, f"__r{name}__", lambda self, other: NotImplemented)

for name, symbol in names.items():
    apply = divmod if name == "divmod" else getattr(operator, {"and": "and_", "or": "or_"}.get(name, name))
    outcomes = [
        apply(Left(), 1),
        apply(1, Right()),
        apply(Base(), Derived()),
        apply(Derived(), Base()),
        apply(Base(), Base()),
    ]
    print(symbol, outcomes)
    for pair in ((Nothing(), Nothing()), (Nothing(), 1), (1, Nothing())):
        try:
            apply(*pair)
        except TypeError as error:
            print("   ", error)
