"""bytes: construction, indexing, searching, splitting, case, padding, hex; results are bytes, items are ints."""

b = b"hello world"
print(
    "items:",
    b[0],
    b[-1],
    b[1:3],
    list(b[:3]),
    b[::-1],
    b[::4],
    len(b),
    104 in b,
    b"wor" in b,
    b.index(b"o"),
    b.index(111),
    b.rfind(b"o"),
    b.count(b"l"),
    b.find(b"z"),
    b.count(108, 5),
)
print(
    "made:",
    bytes(),
    bytes(3),
    bytes([65, 66]),
    bytes(range(97, 100)),
    bytes(b"copy"),
    bytes(bytearray(b"x")),
    bytes(memoryview(b"yz")),
    bytes.fromhex("00 fF0a"),
    bytes.fromhex(""),
)
print(
    "split:",
    b.split(),
    b.split(b"o"),
    b.split(b"o", 1),
    b.rsplit(b"o", 1),
    b.partition(b" "),
    b.rpartition(b"x"),
    b"a\nb\r\nc".splitlines(),
    b"a\nb".splitlines(True),
    b"\x0b \x1c".split(),
)
print(
    "join:",
    b",".join([b"a", bytearray(b"b"), b"c"]),
    b"".join([]),
    b"-".join((b"x",)),
    b"".join([memoryview(b"m")]),
)
print(
    "change:",
    b.upper(),
    b.title(),
    b.capitalize(),
    b.swapcase(),
    b.replace(b"l", b"L"),
    b.replace(b"l", b"", 2),
    b"  x ".strip(),
    b"xxaxx".strip(b"x"),
    b.removeprefix(b"hello "),
    b.removesuffix(b"ld"),
    b"\xe9".upper(),
)
print(
    "pad:",
    b"a".center(5, b"*"),
    b"a".ljust(3),
    b"a".rjust(3, b"-"),
    b"-5".zfill(4),
    b"a\tb".expandtabs(4),
    b.translate(bytes.maketrans(b"lo", b"01")),
    b.translate(None, b"lo"),
)
print(
    "tests:",
    b"abc1".isalnum(),
    b"abc".isalpha(),
    b"12".isdigit(),
    b"ab".islower(),
    b"AB".isupper(),
    b" \n".isspace(),
    b"Ab Cd".istitle(),
    b"\x80".isascii(),
    b"".isascii(),
    b"\xe9".isalpha(),
)
print(
    "starts:", b.startswith(b"he"), b.startswith((b"x", b"h")), b.endswith(b"d", 0, 5), b.startswith(b"wo", 6)
)
print(
    "hex:",
    b"\x00\xff\x10".hex(),
    b"abcdef".hex("-"),
    b"abcdef".hex(":", 2),
    b"abcdef".hex("_", -4),
    repr(b"\t\n\\'\"\x7f"),
)
print(
    "operators:",
    b"a" + b"b",
    b"ab" * 2,
    b"a" < b"b",
    b"a" == bytearray(b"a"),
    b"" == "",
    b"%s-%d-%x-%a" % (b"s", 5, 255, "é"),
    b"%(k)s" % {b"k": b"v"},
    b"%c%c" % (65, b"B"),
    hash(b"a") == hash(b"a"),
)
for wrong in (lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes(-1), lambda: bytes(["a"]), lambda: bytes(1.5), lambda: b + "a", lambda: "a" + b, lambda: b[100], lambda: b["a"], lambda: b.index(b"z"), lambda: b.find("a"), lambda: b.split(""), lambda: b.split(b""),
              lambda: bytes.fromhex("0"), lambda: bytes.fromhex("zz"), lambda: bytes.fromhex(5), lambda: b",".join(["a"]), lambda: b",".join([5]), lambda: b.replace("a", "b"), lambda: b.strip("a"), lambda: b.center(5, "x"), lambda: b.center(50, b"xy"), lambda: b"%s" % "text", lambda: b"%d" % "x",
              lambda: b.translate(b"short"), lambda: bytes.maketrans(b"a", b"bc"), lambda: 256 in b, lambda: "a" in b, lambda: b.startswith("h"), lambda: b.hex("--"), lambda: setattr(b, "x", 1), lambda: b < "a", lambda: b.find(300)):  # fmt: skip
    try:
        print("fine:", wrong())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
