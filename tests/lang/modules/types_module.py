"""types: SimpleNamespace, MappingProxyType, new_class, FunctionType, MethodType, DynamicClassAttribute, coroutine."""

import types

n = types.SimpleNamespace(a=1, b="x")
n.c = [1]
del n.a
print("SimpleNamespace:", n, n == types.SimpleNamespace(b="x", c=[1]), n.__dict__, types.SimpleNamespace())
loop = types.SimpleNamespace()
loop.me = loop
print("recursive:", loop)
table = {"k": 1}
proxy = types.MappingProxyType(table)
table["new"] = 2
print(
    "MappingProxyType:",
    proxy,
    proxy["new"],
    len(proxy),
    list(proxy),
    proxy.get("z"),
    proxy | {"q": 1},
    "k" in proxy,
    proxy == table,
    proxy.copy() is table,
)
for action in (
    lambda: proxy.__setitem__("a", 1),
    lambda: types.MappingProxyType([1]),
    lambda: types.SimpleNamespace(1),
    lambda: proxy["missing"],
    lambda: n.missing,
    lambda: hash(proxy),
):
    try:
        print("fine:", action())
    except (TypeError, KeyError, AttributeError) as error:
        print(f"{type(error).__name__}: {error}")


def body(namespace):
    namespace["x"] = 5
    namespace["method"] = lambda self: self.x


Made = types.new_class("Made", (), {}, body)
print("new_class:", Made().method(), Made.__name__, types.resolve_bases((int,)))


def f(a, b=2):
    return a, b, g_value


g = types.FunctionType(f.__code__, {"g_value": "other globals"}, "renamed", (20,))
print("FunctionType:", g(1), g.__name__, g.__defaults__)
m = types.MethodType(lambda self, x: (self, x), "bound to text")
print("MethodType:", m(1), m.__self__, types.MethodType(len, [1, 2])())
cell = types.CellType(5)
empty = types.CellType()
print("CellType:", cell.cell_contents, cell == types.CellType(5), cell < types.CellType(6))
try:
    empty.cell_contents
except ValueError as error:
    print("ValueError:", error)


def outer():
    x = "cell"
    return lambda: x


h = types.FunctionType(outer().__code__, {}, "h", None, (types.CellType("given"),))
print("closure by hand:", h())
print("module:", types.ModuleType("m", "doc").__doc__, types.ModuleType("m").__name__)
print(
    "GenericAlias:",
    types.GenericAlias(list, (int,)),
    types.GenericAlias(dict, (str, int))(a=1),
    isinstance(int | str, types.UnionType),
)
gen = (x for x in ())
print(
    "kinds:",
    isinstance(gen, types.GeneratorType),
    isinstance(f, types.FunctionType),
    isinstance(f.__code__, types.CodeType),
    isinstance([].append, types.BuiltinMethodType),
    isinstance(type.__dict__["__mro__"], types.MemberDescriptorType),
    isinstance(str.join, types.MethodDescriptorType),
)
for action in (
    lambda: types.MethodType(5, 1),
    lambda: types.MethodType(len, None),
    lambda: types.FunctionType(f.__code__, []),
    lambda: types.FunctionType(h.__code__, {}),
):
    try:
        print("fine:", action())
    except TypeError as error:
        print("TypeError:", error)
