"""bytes, bytearray and memoryview as functions: every kind of argument, and objects with __bytes__ and __index__."""


class B:
    def __bytes__(self):
        return b"from __bytes__"


class I:
    def __index__(self):
        return 3


class Both(I, B):
    pass


sources = {"nothing": (), "count": (3,), "zero": (0,), "list": ([1, 2, 255],), "bytes": (b"ab",), "bytearray": (bytearray(b"cd"),),
           "memoryview": (memoryview(b"ef"),), "range": (range(3),), "text": ("é", "utf-8"), "latin": ("é", "latin-1"), "errors": ("é", "ascii", "replace"),
           "object": (B(),), "index": (I(),), "both": (Both(),), "bool": (True,), "tuple of bools": ((True, False),), "set": ({7},), "dict": ({5: 1},)}  # fmt: skip
for name, arguments in sources.items():
    row = []
    for kind in (bytes, bytearray):
        try:
            row.append(kind(*arguments))
        except Exception as error:
            row.append(f"{type(error).__name__}: {error}")
    print(name, row)
wrong = [
    ("text",),
    (-1,),
    ([256],),
    ([-1],),
    ([1.5],),
    (["a"],),
    (1.5,),
    (None,),
    (object,),
    ("a", "no-codec"),
    (b"a", "utf-8"),
    (1, "utf-8"),
    (2**70,),
    ("é", "ascii"),
    ([1], None),
]
for arguments in wrong:
    for kind in (bytes, bytearray):
        try:
            print("fine:", kind(*arguments))
        except (TypeError, ValueError, OverflowError, LookupError) as error:
            print(f"{kind.__name__}{str(arguments)[:24]}: {type(error).__name__}: {error}")
print("keywords:", bytes(source="a", encoding="ascii"), bytearray(source=[1]), bytes(source=b"x"))
view = memoryview(bytearray(b"abc"))
print(
    "memoryview:",
    view.tolist(),
    memoryview(view)[1],
    bytes(memoryview(view)[::-1]),
    memoryview(object=b"x").nbytes,
)
print(
    "equal:",
    bytes(3) == bytearray(3) == memoryview(bytes(3)),
    b"a" != bytearray(b"b"),
    bytes([65]) == b"A",
    hash(bytes(2)) == hash(b"\0\0"),
)
