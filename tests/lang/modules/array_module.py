"""array: typed items, ranges, methods, slices, bytes, errors."""

from array import array, typecodes

print("codes:", typecodes, [array(c).itemsize for c in "bBhHiIlLqQfd"])
a = array("i", [1, 2, 3])
a.append(4)
a.extend([5, 6])
a.insert(0, 0)
print("grown:", a, len(a), a[0], a[-1], a[1:4], a[::-2], a.count(3), a.index(4), 3 in a)
print("pop, remove:", a.pop(), a.pop(0), a.remove(3), a, a.tolist())
a[0] = 10
a[1:3] = array("i", [7, 8, 9])
del a[0]
a.reverse()
print(
    "changed:",
    a,
    a + array("i", [1]),
    a * 2,
    a == array("i", a.tolist()),
    a == array("l", a.tolist()),
    a < array("i", [99]),
)
a += array("i", [5])
a *= 2
print("in place:", a, list(a), a.typecode, a.itemsize)
f = array("d", [1.5, 2])
print("floats:", f, f[1], array("f", [0.1])[0], array("d", range(3)), array("d"))
print(
    "bytes:",
    array("H", [1, 258]).tobytes(),
    array("B", b"abc"),
    array("b", b"\xff")[0],
    array("u", "añ").tounicode(),
    array("q", [-1]).tobytes(),
)
b = array("B")
b.frombytes(b"\x01\x02")
b.fromlist([3])
print("from:", b, bytes(b), memoryview(b)[1], bytearray(b), b.buffer_info()[1])
h = array("H", [1, 2])
h.byteswap()
print("byteswap:", h)
print("limits:", array("b", [-128, 127]), array("Q", [2**64 - 1]), array("q", [-(2**63)]))


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("too big", lambda: array("b", [128]))
attempt("negative unsigned", lambda: array("B", [-1]))
attempt("huge", lambda: array("q", [2**63]))
attempt("float in int", lambda: array("i", [1.5]))
attempt("text in float", lambda: array("d", ["x"]))
attempt("wrong code", lambda: array("z"))
attempt("append text", lambda: a.append("x"))
attempt("extend other type", lambda: a.extend(array("d", [1.0])))
attempt("index", lambda: a[100])
attempt("slice with a list", lambda: a.__setitem__(slice(0, 1), [1]))
attempt("pop empty", lambda: array("i").pop())
attempt("remove missing", lambda: a.remove(999))
attempt("plus list", lambda: a + [1])
attempt("odd bytes", lambda: array("H").frombytes(b"abc"))
attempt("text for ints", lambda: array("i", "abc"))
attempt("hash", lambda: hash(a))
