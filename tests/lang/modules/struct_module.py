"""struct: pack, unpack, calcsize, byte orders, padding, iter_unpack, errors."""

import struct

for fmt, values in (
    ("<bBhHiI", (-1, 255, -2, 65535, -3, 2**32 - 1)), (">hi", (1, 2)), ("!q", (-5,)), ("<Q", (2**64 - 1,)), ("<fd", (1.5, -2.25)),
    ("<?c3s5s", (True, b"x", b"abc", b"toolong")), ("<3i", (1, 2, 3)), ("<h2xh", (1, 2)), ("<5p", (b"abc",)), ("<e", (0.5,)), ("<0s", (b"",)),
    ("=bi", (1, 2)), ("<l", (7,)),
):  # fmt: skip
    data = struct.pack(fmt, *values)
    print(fmt, values, "->", data, struct.calcsize(fmt), struct.unpack(fmt, data))
print(
    "native sizes:",
    [struct.calcsize(c) for c in "bhilqfdP?nc"],
    struct.calcsize("bi"),
    struct.calcsize("ib"),
    struct.calcsize("b0i"),
    struct.calcsize("@bq"),
)
buffer = bytearray(8)
struct.pack_into("<H", buffer, 2, 0x1234)
print("pack_into:", buffer, struct.unpack_from("<H", buffer, 2), struct.unpack_from(">B", b"abc", offset=-1))
print("iter_unpack:", list(struct.iter_unpack("<H", b"\x01\x00\x02\x00")))
s = struct.Struct("<2h")
print(
    "Struct:",
    s.size,
    s.format,
    s.pack(1, 2),
    s.unpack(b"\x01\x00\x02\x00"),
    s.unpack_from(b"xx\x01\x00\x02\x00", 2),
)
print(
    "floats:",
    struct.pack(">d", float("inf")),
    struct.unpack(">f", b"\x7f\x80\x00\x00"),
    struct.unpack("<d", struct.pack("<d", 0.1)),
    struct.unpack("<f", struct.pack("<f", 0.1))[0],
)
print(
    "memory:",
    struct.unpack("<2s", memoryview(b"ab")),
    struct.unpack("<B", bytearray(b"\xff")),
    struct.pack("< h  h ", 1, 2),
    struct.pack(""),
    struct.unpack("", b""),
)


class I:
    def __index__(self):
        return 5


print("__index__:", struct.pack("<b", I()))


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("too big", lambda: struct.pack("<b", 128))
attempt("negative", lambda: struct.pack("<H", -1))
attempt("short data", lambda: struct.unpack("<i", b"abc"))
attempt("too few values", lambda: struct.pack("<2i", 1))
attempt("wrong code", lambda: struct.pack("<y", 1))
attempt("text for bytes", lambda: struct.pack("<3s", "abc"))
attempt("float for int", lambda: struct.pack("<i", 1.5))
attempt("text for float", lambda: struct.pack("<d", "x"))
attempt("two chars", lambda: struct.pack("<c", b"ab"))
attempt("float too big", lambda: struct.pack("<f", 1e300))
attempt("iter_unpack length", lambda: list(struct.iter_unpack("<H", b"abc")))
attempt("unpack_from offset", lambda: struct.unpack_from("<I", b"abcd", 2))
attempt("repeat without code", lambda: struct.calcsize("3"))
attempt("pack_into bytes", lambda: struct.pack_into("<b", b"a", 0, 1))
