"""bytearray: mutation by index, slice, append, extend, insert, pop, remove, reverse; copies; errors."""

b = bytearray(b"hello")
b[0] = 72
b[-1] = ord("O")
b.append(33)
b.extend(b" wor")
b.extend([108, 100])
b += b"!"
b.insert(0, 62)
b.insert(-1, 46)
print(b, b.pop(), b.pop(0), b, len(b))
b.remove(ord("l"))
b.reverse()
print("removed, reversed:", b, b[:3], type(b[:3]).__name__, type(b + b"x").__name__, type(b"x" + b).__name__)
b[2:4] = b"LONGER"
b[:2] = []
b[::2] = b"." * len(b[::2])
print("slices:", b)
del b[0], b[-1], b[1:3]
print("deleted:", b)
copy = b.copy()
copy.clear()
b *= 2
print("copy, repeat:", copy, b, b.count(b"."), b.find(b"R"), b == bytes(b), b == "text")
print(
    "made:",
    bytearray(),
    bytearray(3),
    bytearray([1, 2]),
    bytearray(b"x"),
    bytearray("é", "utf-8"),
    bytearray.fromhex("ff00"),
    bytearray(range(3)),
)
print(
    "as bytes:",
    b.upper(),
    b.hex(),
    b.decode("ascii", "replace"),
    list(b)[:3],
    b.split(b"."),
    bytes(b)[:2],
    repr(bytearray(b"\x00'")),
    46 in b,
    b"." in b,
    b.translate(None, b"."),
)
print(
    "format:",
    bytearray(b"%s") % b"x",
    bytearray(b"a,b").partition(b","),
    bytearray(b" x ").strip(),
    bytearray(b"ab").join([b"1", b"2"]),
)
b = bytearray(b"abc")
for wrong in (lambda: b.append(256), lambda: b.append("a"), lambda: b.append(b"a"), lambda: b.extend("text"), lambda: b.extend([300]), lambda: b.extend(5), lambda: b.__setitem__(0, 300), lambda: b.__setitem__(0, "a"), lambda: b.__setitem__(9, 1),
              lambda: b.__setitem__(slice(0, 1), "a"), lambda: b.__setitem__(slice(0, 3, 2), b"abc"), lambda: b.pop(9), lambda: bytearray().pop(), lambda: b.remove(120), lambda: b.insert(0, -1), lambda: hash(b), lambda: bytearray("text"),
              lambda: bytearray(-1), lambda: b.__delitem__(9), lambda: b.remove("a"), lambda: b + "x", lambda: b.__iadd__("x"), lambda: {b: 1}, lambda: b.insert("x", 1)):  # fmt: skip
    try:
        print("fine:", wrong())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
print("unharmed:", b)
self = bytearray(b"xy")
self.extend(self)
self[1:1] = self
print("itself:", self)
