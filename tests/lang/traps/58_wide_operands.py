"""Instructions with wide operands in large functions: many constants, names, locals and long jumps stay exact."""

count = 300
lines = ["def large(start):", "    total = start"]
for i in range(count):
    lines.append(f"    v{i} = total + {i * 1000 + 7}")
    lines.append(f"    total = v{i} % 1000003 if v{i} > {i} else -v{i}")
lines.append("    for step in range(3):")
for i in range(count):
    lines.append(f"        if v{i} % 5 == step: total += v{i} - {i + 2**20}")
    lines.append("        elif total < 0: continue")
lines.append("    return total, v0, v150, v299")
namespace = {}
exec("\n".join(lines), namespace)
large = namespace["large"]
first = large(1)
print("large:", first, "the same 50 times:", all(large(1) == first for _ in range(50)))
for argument in (2.5, True, 2**65, -3):
    print(f"large({argument!r}):", large(argument))
try:
    large("text")
except TypeError as error:
    print("large('text'):", error)

names = {f"name{i}": i for i in range(400)}
source = "def uses():\n    return " + " + ".join(names)
exec(source, names)
print("many globals:", [names["uses"]() for _ in range(5)][-1])
names["name399"] = 1000
print("one changed:", names["uses"]())
del names["name300"]
try:
    names["uses"]()
except NameError as error:
    print("one deleted:", error)

attributes = "def loads(o):\n    return " + " + ".join(f"o.a{i}" for i in range(400))
exec(attributes, names)


class Many:
    def __init__(self):
        for i in range(400):
            setattr(self, f"a{i}", i)


many = Many()
print("many attributes:", {names["loads"](many) for _ in range(100)})
many.a399 = 0.5
print("one changed:", names["loads"](many))
del many.a0
try:
    names["loads"](many)
except AttributeError as error:
    print("one deleted:", error)
