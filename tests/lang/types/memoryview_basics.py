"""memoryview: items, slices, writing through, casts, equality, release, attributes."""

data = bytearray(b"abcdef")
view = memoryview(data)
print(
    "items:",
    view[0],
    view[-1],
    bytes(view[1:3]),
    view.tolist(),
    len(view),
    list(view[::2]),
    bytes(view[::-1]),
    97 in view,
)
view[0] = 65
view[1:3] = b"BC"
print("written through:", data, bytes(view))
print(
    "attributes:",
    view.format,
    view.itemsize,
    view.nbytes,
    view.ndim,
    view.shape,
    view.strides,
    view.readonly,
    view.contiguous,
    view.c_contiguous,
)
frozen = memoryview(b"abc")
print(
    "of bytes:",
    frozen.readonly,
    frozen == b"abc",
    frozen == memoryview(bytearray(b"abc")),
    frozen == "abc",
    hash(frozen) == hash(b"abc"),
    frozen.hex(),
    frozen.tobytes(),
    frozen.obj,
)
print(
    "cast:",
    memoryview(b"\x01\x00\x02\x00").cast("H").tolist(),
    memoryview(bytearray(8)).cast("I").shape,
    memoryview(b"\xff\x01").cast("b").tolist(),
    memoryview(b"ab").cast("c").tolist(),
)
print("slices share:", (lambda v: (v.__setitem__(0, 122), bytes(data)))(view[3:])[1])
for wrong in (lambda: frozen.__setitem__(0, 1), lambda: view.__setitem__(0, 256), lambda: view.__setitem__(0, b"x"), lambda: view.__setitem__(slice(0, 2), b"abc"), lambda: view[10], lambda: view["x"], lambda: memoryview("text"), lambda: memoryview([1]), lambda: hash(view),
              lambda: data.append(1), lambda: data.clear(), lambda: view.__delitem__(0), lambda: memoryview(b"abc").cast("H"), lambda: view.cast("zz"), lambda: memoryview(), lambda: view + b"x", lambda: view < b"x"):  # fmt: skip
    try:
        print("fine:", wrong())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
data[0] = 0
print("same size changes are fine:", view[0])
view.release()
try:
    view[0]
except ValueError as error:
    print("ValueError:", error)
with memoryview(b"xyz") as managed:
    inside = managed[1]
print("context manager:", inside, repr(managed).startswith("<released memory at"), managed.__class__.__name__)
print("toreadonly:", memoryview(bytearray(b"ab")).toreadonly().readonly)
