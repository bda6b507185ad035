# modules: types
import types
from label import note, show

for name in sorted(types.__all__):
    value = getattr(types, name)
    note(name, value if isinstance(value, type) and value.__module__ == "builtins" else type(value).__name__)

note("new_class", types.new_class("A", (list,), {}, lambda ns: ns.update(x=1)).x)


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kwds):
        return {"prepared": kwds}

    def __new__(mcls, name, bases, namespace, **kwds):
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kwds):
        super().__init__(name, bases, namespace)


class Base(metaclass=Meta):
    pass


class Other(type):
    pass


note("metaclass", type(types.new_class("B", (Base,), {"k": 1})).__name__, types.new_class("B", (Base,), {"k": 1}).prepared)
note("prepare", types.prepare_class("C", (Base,), {"metaclass": type, "z": 2})[0].__name__)
show("conflict", types.new_class, "D", (Base, Other("E", (), {})))


class Entry:
    def __init__(self, bases):
        self.bases = bases

    def __mro_entries__(self, bases):
        return self.bases


note("resolve", types.resolve_bases((int, Entry((str, list)))), types.resolve_bases((int,)))
show("resolve bad", types.resolve_bases, (Entry([int]),))
entry = Entry((dict,))
note("orig_bases", types.new_class("F", (entry,)).__orig_bases__ == (entry,), types.new_class("F", (entry,)).__mro__)
note("namespace", types.SimpleNamespace(a=1, b="x"), types.MappingProxyType({"a": 1}))


class M(type):
    def __getattr__(cls, name):
        return f"class's {name}"


class D(metaclass=M):
    @types.DynamicClassAttribute
    def value(self):
        "The value."
        return "instance's value"

    @value.setter
    def value(self, new):
        print("set", new)

    @types.DynamicClassAttribute
    def fixed(self):
        return 1


note("dynamic", D.value, D().value, D.__dict__["value"].__doc__)
D().value = 3
show("dynamic fixed", setattr, D(), "fixed", 1)
show("dynamic delete", delattr, D(), "fixed")


@types.coroutine
def yielding():
    got = yield "first"
    return got


async def awaiting():
    return await yielding()


c = awaiting()
note("coroutine", c.send(None))
try:
    c.send("second")
except StopIteration as stop:
    note("coroutine end", stop.value)
show("coroutine bad", types.coroutine, 3)


class Gen:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(7)

    send = throw = lambda self, *args: next(self)

    def close(self):
        pass


wrapped = types.coroutine(Gen)()
note("wrapped", type(wrapped).__name__, wrapped.__name__)
try:
    wrapped.__await__().send(None)
except StopIteration as stop:
    note("wrapped end", stop.value)
