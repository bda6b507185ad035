"""__getitem__, __setitem__, __delitem__, __len__, __contains__, __missing__: what a container's syntax calls."""


class Container:
    def __getitem__(self, key):
        return f"get {key!r}"

    def __setitem__(self, key, value):
        print(f"set {key!r} = {value!r}")

    def __delitem__(self, key):
        print(f"delete {key!r}")

    def __len__(self):
        return 3

    def __contains__(self, item):
        return item == "inside"

    def __iter__(self):
        return iter("xyz")

    def __reversed__(self):
        return iter("zyx")


c = Container()
print(c[1], c["k"], c[1:2], c[::], c[1, 2], c[1:2, ..., None], c[()])
c[0] = "v"
c[1:3] = c["a", "b"] = "w"
c["n"] += "!"
del c[0], c[1:2]
print("in:", "inside" in c, "outside" in c, "inside" not in c)
print("iteration:", list(c), list(reversed(c)), len(c), *c)


class Empty:
    pass


e = Empty()
for code in (
    "e[0]",
    "e[0] = 1",
    "del e[0]",
    "len(e)",
    "1 in e",
    "iter(e)",
    "reversed(e)",
    "e[0] += 1",
    "[*e]",
    "{**e}",
    "e()",
):
    try:
        exec(code)
    except TypeError as error:
        print(f"{code}: {error}")


class Sequence:
    def __getitem__(self, index):
        if index >= 3:
            raise IndexError("out")
        return index * index

    def __len__(self):
        return 3


s = Sequence()
print("old protocol:", list(s), 4 in s, 5 in s, list(reversed(s)), max(s), tuple(zip(s, s)))
