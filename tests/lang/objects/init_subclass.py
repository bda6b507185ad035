"""__init_subclass__: when it runs, its keywords, super, and what happens with keywords nobody takes."""

registry = []


class Plugin:
    def __init_subclass__(cls, /, name=None, **keywords):
        super().__init_subclass__(**keywords)
        registry.append((cls.__name__, name, hasattr(cls, "body_seen")))


class First(Plugin, name="one"):
    body_seen = True


class Second(First):
    pass


class Third(Plugin, name="three"):
    pass


print("registered:", registry)
print("implicitly a classmethod:", type(Plugin.__dict__["__init_subclass__"]).__name__)


class Mixin:
    def __init_subclass__(cls, mixin="default", **keywords):
        super().__init_subclass__(**keywords)
        cls.mixin = mixin


class Mixed(Mixin, Plugin, mixin="m", name="n"):
    pass


print("cooperating:", Mixed.mixin, registry[-1])
for keywords in ({"unknown": 1}, {"name": 1, "other": 2}):
    try:
        type("Bad", (Plugin,), {}, **keywords)
    except TypeError as error:
        print("nobody takes it:", error)


class Raising:
    def __init_subclass__(cls):
        raise ValueError(f"no subclasses, not even {cls.__name__}")


try:

    class Unwanted(Raising):
        pass

except ValueError as error:
    print("raising:", error, "| no name bound:", "Unwanted" in globals())
print("called by hand:", Plugin.__init_subclass__(name="by hand"), registry[-1])
