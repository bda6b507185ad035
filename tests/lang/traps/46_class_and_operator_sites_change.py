"""Sites that make instances and sites that ask operators of a program's classes, warm, then with changed classes."""


def show(name, *values):
    print(name, *values)


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Counter:
    def __init__(self, start=0):
        self.count = start


# Classes: `__init__` replaced, removed, of another result; `__new__` added; abstract; a metaclass that calls.
class Plain:
    def __init__(self, value):
        self.value = value


def make(cls):
    return attempt(cls, 1)


def made(cls):
    instance = make(cls)
    return instance if isinstance(instance, str) else (type(instance).__name__, vars(instance))


for _ in range(20):
    make(Plain)
show("class", made(Plain))
Plain.__init__ = lambda self, value, more=2: vars(self).update(value=value, more=more)
show("replaced", made(Plain))
Plain.__init__ = lambda self, value: value
show("not None", made(Plain))
Plain.__init__ = lambda self: None
show("too few", made(Plain))
del Plain.__init__
show("deleted", made(Plain), type(Plain()).__name__)
Plain.__init__ = lambda self, value: None
for _ in range(20):
    make(Plain)
Plain.__new__ = lambda cls, value: object.__new__(Counter)
show("__new__", made(Plain))


class Meta(type):
    def __call__(cls, value):
        return f"called {cls.__name__} with {value}"


class Called(metaclass=Meta):
    def __init__(self, value):
        self.value = value


class Wide:
    def __init__(self, value):
        for index in range(20):
            setattr(self, f"field{index}", value)


for cls in (Called, Wide, Counter, str, int, list, type, range, Called):
    made_one = make(cls)
    show(cls.__name__, made_one if not hasattr(made_one, "__dict__") or isinstance(made_one, type) else sorted(vars(made_one)))
instances = [Wide(index) for index in range(30)]
show("wide", all(vars(w) == {f"field{i}": n for i in range(20)} for n, w in enumerate(instances)))


# Operators and comparisons that do not know, and that are asked in place.
class Odd:
    def __init__(self, knows):
        self.knows = knows

    def __add__(self, other):
        return "sum" if self.knows else NotImplemented

    def __radd__(self, other):
        return "reflected"

    def __eq__(self, other):
        return "equal" if self.knows else NotImplemented

    def __getitem__(self, index):
        return NotImplemented

    @property
    def nothing(self):
        return NotImplemented


def operate(a, b):
    total = attempt(lambda: a + b)
    c = a
    try:
        c += b
    except TypeError as error:
        c = str(error)
    return total, c, a == b, "yes" if a == b else "no", a[0], a.nothing


for knows in [True, False] * 10:
    operate(Odd(knows), 1)
show("odd", operate(Odd(True), 1), operate(Odd(False), 1), operate(Odd(False), Odd(True)))
Odd.__iadd__ = lambda self, other: "in place"
show("in place", operate(Odd(True), 1)[:2], operate(Odd(False), 1)[:2])
