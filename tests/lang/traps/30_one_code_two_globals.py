"""One code object runs with two dictionaries of globals in turn; each call sees its own."""

import types

value = "module's"


def template():
    return value, len("ab")


def counting():
    global counter
    counter += 1
    return counter


first = {"value": "first"}
second = {"padding": 0, "value": "second", "len": lambda x: "own len"}
one = types.FunctionType(template.__code__, first, "one")
two = types.FunctionType(template.__code__, second, "two")

for count in (1, 5, 200):
    for _ in range(count):
        one()
    print(count, "one, two, module:", one(), two(), template())
    for _ in range(count):
        two()
    print("    after two:", one(), two(), template())
    mixed = [f() for _ in range(count) for f in (one, two, template)]
    print("    in turn:", len(set(map(str, mixed))), mixed[:3] == [one(), two(), template()])

first["value"] = "first, changed"
print("changed:", one(), two())
del second["len"]
print("len deleted:", one(), two())

a = types.FunctionType(counting.__code__, {"counter": 0})
b = types.FunctionType(counting.__code__, {"other": None, "counter": 100})
for _ in range(300):
    a(), b()
print("counters:", a(), b())

code = compile("result = value * 2", "<code>", "exec")
spaces = [{"value": v} for v in (1, 2.5, "ab", [1])]
for _ in range(50):
    for space in spaces:
        exec(code, space)
print("exec:", [space["result"] for space in spaces])
