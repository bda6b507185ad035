"""One store site: plain objects, slots, properties, classes, modules, dictionaries behind __setattr__, read-only things."""

import types


class Plain:
    pass


class Slots:
    __slots__ = ("x",)


class Prop:
    @property
    def x(self):
        return self.stored

    @x.setter
    def x(self, value):
        self.stored = ("set", value)


class Intercept:
    def __setattr__(self, name, value):
        self.__dict__[name] = ("intercepted", value)


class ReadOnly:
    x = property(lambda self: 0)


class Meta(type):
    def __setattr__(cls, name, value):
        super().__setattr__(name, ("meta", value))


def store(thing, value):
    thing.x = value


def attempt(thing, value):
    try:
        store(thing, value)
        return thing.x
    except (AttributeError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


makers = {
    "plain": Plain, "slots": Slots, "property": Prop, "intercept": Intercept, "read-only": ReadOnly, "class": lambda: type("K", (), {}),
    "meta class": lambda: Meta("M", (), {}), "module": lambda: types.ModuleType("m"), "namespace": types.SimpleNamespace,
    "function": lambda: (lambda: 0), "int": lambda: 5, "list": list, "none": lambda: None, "built-in class": lambda: int, "exception": ValueError,
}  # fmt: skip
expected = {name: attempt(make(), 1) for name, make in makers.items()}
for name, value in expected.items():
    print(f"{name}: {value}")
wrong = 0
for name, make in makers.items():
    things = [make() for _ in range(60)]
    wrong += sum(attempt(thing, 1) != expected[name] for thing in things)
for _ in range(40):
    wrong += sum(attempt(make(), 1) != expected[name] for name, make in makers.items())
print("wrong:", wrong)
growing = Plain()
for i in range(200):
    setattr(growing, f"a{i}", i)
    store(growing, i)
print("between other attributes:", growing.x, list(growing.__dict__)[:3], len(growing.__dict__))
