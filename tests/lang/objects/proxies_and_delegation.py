"""Objects that stand for others: attribute delegation, read-only views, recording proxies, lazy loading, isinstance."""


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)
        object.__setattr__(self, "_log", [])

    def __getattr__(self, name):
        self._log.append(f"get {name}")
        value = getattr(self._target, name)
        if callable(value):

            def call(*args):
                self._log.append(f"call {name}{args}")
                return value(*args)

            return call
        return value

    def __setattr__(self, name, value):
        self._log.append(f"set {name}")
        setattr(self._target, name, value)

    def __delattr__(self, name):
        self._log.append(f"del {name}")
        delattr(self._target, name)

    def __getitem__(self, key):
        return self._target[key]

    def __len__(self):
        return len(self._target)

    @property
    def __class__(self):
        return type(self._target)


proxy = Proxy([3, 1, 2])
proxy.sort()
proxy.append(9)
print("list:", proxy._target, proxy[0], len(proxy), proxy._log)
print("pretends:", isinstance(proxy, list), type(proxy).__name__, proxy.__class__.__name__)


class Thing:
    size = 1


proxy = Proxy(Thing())
proxy.size = 5
proxy.other = 6
del proxy.other
print("object:", proxy.size, vars(proxy._target), proxy._log)
try:
    proxy.missing
except AttributeError as error:
    print("AttributeError:", error)


class ReadOnly:
    def __init__(self, **values):
        self.__dict__.update(values)

    def __setattr__(self, name, value):
        raise AttributeError(f"{name} is read-only")

    __delattr__ = lambda self, name: self.__setattr__(name, None)


fixed = ReadOnly(a=1, b=[2])
fixed.b.append(3)
for action in (lambda: setattr(fixed, "a", 2), lambda: delattr(fixed, "a"), lambda: setattr(fixed, "c", 3)):
    try:
        action()
    except AttributeError as error:
        print("AttributeError:", error)
print("unharmed:", vars(fixed))


class Lazy:
    def __init__(self, make):
        self._make = make

    def __getattr__(self, name):
        value = self._make()
        self.__class__, self.__dict__ = type(value), value.__dict__
        return getattr(self, name)


def load():
    print("loading")
    thing = Thing()
    thing.data = [1, 2]
    return thing


lazy = Lazy(load)
print("before:", type(lazy).__name__)
print("first use:", lazy.data, lazy.size, type(lazy).__name__)


class Chain:
    def __init__(self, *maps):
        self.maps = maps

    def __getattr__(self, name):
        for m in self.maps:
            if name in m:
                return m[name]
        raise AttributeError(name)


print(
    "chain:",
    Chain({"a": 1}, {"a": 2, "b": 3}).a,
    Chain({"a": 1}, {"b": 3}).b,
    getattr(Chain(), "c", "default"),
)
