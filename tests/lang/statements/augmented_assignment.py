"""Augmented assignment on names, attributes, subscripts and slices, with every operator."""

n = 7
for code in (
    "n += 3",
    "n -= 1",
    "n *= 4",
    "n //= 3",
    "n **= 2",
    "n %= 100",
    "n <<= 3",
    "n >>= 1",
    "n |= 5",
    "n &= 62",
    "n ^= 21",
    "n /= 4",
):
    exec(code)
    print(code, "->", n)


class Holder:
    count = 10


h = Holder()
h.count += 1
print("attribute from the class, stored in the object:", h.count, Holder.count)
table = {"k": [1]}
table["k"] += [2]
table["n"] = table.get("n", 0)
table["n"] -= 5
items = [1, 2, 3, 4]
items[1:3] += ["x"]
items[0] *= 10
items[-1] **= 2
print("subscripts:", table, items)
text = "ab"
text *= 3
text += "!"
data = b"ab"
data += b"c"
pair = (1,)
pair += (2,)
print("immutables:", text, data, pair)
calls = []


def index():
    calls.append("index")
    return 0


items[index()] += 1
print("the index is evaluated once:", calls, items[0])


def local_before():
    total += 1


def global_ok():
    global n
    n += 1
    return n


try:
    local_before()
except UnboundLocalError as error:
    print("UnboundLocalError:", error)
print("global:", global_ok())
try:
    missing += 1
except NameError as error:
    print("NameError:", error)
s = {1, 2}
s |= {3}
s &= {2, 3}
s ^= {3, 9}
s -= {9}
print("set:", s)
d = {"a": 1}
d |= {"b": 2}
d |= [("c", 3)]
print("dict:", d)
