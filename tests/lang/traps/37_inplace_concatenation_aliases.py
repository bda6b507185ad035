"""s += 'x' must not change other names, containers, attributes or default values that hold the same string."""


def grow(s, count):
    aliases = []
    for i in range(count):
        aliases.append(s)
        s += "x"
    return s, aliases


final, aliases = grow("", 1000)
print("every alias kept its length:", all(len(a) == i for i, a in enumerate(aliases)), len(final))


def twice(s):
    t = s
    s += "!"
    return t, s


for _ in range(500):
    twice("abc")
print("a second name:", twice("abc"), twice(""), twice("é€😀"))


class Holder:
    text = "class"


def grow_attribute(h):
    before = h.text
    h.text += "+"
    return before, h.text, Holder.text


holder = Holder()
print("attribute:", [grow_attribute(holder) for _ in range(3)])

table = {"k": "v"}
for _ in range(300):
    saved = table["k"]
    table["k"] += "w"
print("in a dict:", len(saved), len(table["k"]))


def default(s="start"):
    s += "ed"
    return s


for _ in range(300):
    default()
print("default:", default(), default.__defaults__)

constant = "constant"


def from_global():
    global constant
    old = constant
    constant += "."
    return old


for _ in range(300):
    old = from_global()
print("global:", len(old), len(constant))

part = "ab"
part += part
part += part
print("self:", part)
key = "key"
lookup = {key: 1}
key += "2"
print("a dict's key:", lookup, key in lookup)
