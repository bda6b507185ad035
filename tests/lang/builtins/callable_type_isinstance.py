"""callable, type, isinstance, issubclass, and what they say of built-in things."""

import types

things = {
    "int": 5, "class": int, "builtin": len, "function": lambda: 0, "method": [].append, "descriptor": str.upper, "module": types,
    "generator": (x for x in ()), "iterator": iter([]), "none": None, "ellipsis": ..., "slot": object().__eq__, "wrapper": object.__eq__,
    "property": property(), "range": range(3), "view": {}.keys(), "code": (lambda: 0).__code__, "classmethod": classmethod(len),
    "bound": {}.fromkeys, "exception": ValueError(), "type": type, "alias": list[int], "union": int | str, "cell": (lambda x: lambda: x)(1).__closure__[0],
    "proxy": vars(int), "zip": zip(), "map": map(str, []), "enumerate": enumerate([]), "super": super(int, 5), "memoryview": memoryview(b""), "set iterator": iter({1}),
    "str iterator": iter("é"), "dict iterator": iter({1: 1}), "reversed": reversed([]), "dict reversed": reversed({}), "tuple iterator": iter(()), "range iterator": iter(range(1)),
    "bytes iterator": iter(b""), "callable iterator": iter(int, 1), "items iterator": iter({}.items()), "frame-less": (lambda: (yield))(), "getset": int.real, "member": types.FunctionType.__globals__,
}  # fmt: skip
for name, thing in things.items():
    print(
        f"{name}: {type(thing).__name__}, callable {callable(thing)}, class {isinstance(thing, type)}, hashable {type(thing).__hash__ is not None}"
    )
print(
    "type names in types:",
    types.FunctionType.__name__,
    types.BuiltinFunctionType.__name__,
    types.MethodType.__name__,
    types.NoneType.__name__,
    types.EllipsisType.__name__,
)
print(
    "isinstance:",
    isinstance(len, types.BuiltinFunctionType),
    isinstance(things["function"], types.LambdaType),
    isinstance(things["generator"], types.GeneratorType),
)
print(
    "classes are types:",
    [isinstance(k, type) for k in (int, type, ValueError, types.ModuleType)],
    type(type) is type,
)
print(
    "modules of types:",
    int.__module__,
    types.FunctionType.__module__,
    type(None).__module__,
    ValueError.__module__,
    zip.__module__,
)
