"""array, struct, bytes and int conversions agree with one another over many values."""

import random
import struct
from array import array

generator = random.Random(8)
sizes = {"b": 8, "h": 16, "i": 32, "q": 64}
for code, bits in sizes.items():
    low, high = -(2 ** (bits - 1)), 2 ** (bits - 1) - 1
    values = [low, -1, 0, 1, high, *(generator.randint(low, high) for _ in range(50))]
    packed = struct.pack(f"<{len(values)}{code}", *values)
    joined = b"".join(v.to_bytes(bits // 8, "little", signed=True) for v in values)
    made = array(code, values)
    print(
        code,
        packed == joined,
        made.tobytes() == struct.pack(f"={len(values)}{code}", *values),
        list(struct.unpack(f"<{len(values)}{code}", packed)) == values,
        made.tolist() == values,
        packed[:6],
    )
    back = array(code)
    back.frombytes(made.tobytes())
    print(
        "   ",
        back == made,
        [v & (1 << bits) - 1 for v in values[:5]]
        == list(struct.unpack(f"<5{code.upper()}", packed[: 5 * bits // 8])),
    )
floats = [
    0.0,
    -0.0,
    1.5,
    -2.25,
    1e300,
    5e-324,
    float("inf"),
    *(generator.uniform(-1e6, 1e6) for _ in range(50)),
]
packed = struct.pack(f">{len(floats)}d", *floats)
print(
    "doubles:",
    list(struct.unpack(f">{len(floats)}d", packed)) == floats,
    array("d", floats).tolist() == floats,
    packed[:16].hex(),
)
singles = [
    struct.unpack("<f", struct.pack("<f", x))[0] for x in (0.1, 1 / 3, 1e10, 16777217.0, 3.4e38, 1e-45)
]
print("singles:", singles, array("f", [0.1])[0] == singles[0])
halves = [struct.unpack("<e", struct.pack("<e", x))[0] for x in (0.1, 1 / 3, 65504.0, 1e-7, -2.0)]
print("halves:", halves)
record = struct.Struct("<I8sfB")
data = b"".join(record.pack(n, f"name{n}".encode(), n / 4, n % 2) for n in range(5))
print(
    "records:",
    record.size,
    [(a, b.rstrip(b"\0").decode(), c, bool(d)) for a, b, c, d in record.iter_unpack(data)][::2],
)
print(
    "bits of a float:",
    [f"{struct.unpack('>Q', struct.pack('>d', x))[0]:016x}" for x in (1.0, -2.0, 0.1, float("inf"))],
)
print(
    "checksums:",
    sum(array("H", range(1000)).tobytes()),
    sum(struct.pack("<1000H", *range(1000))),
    sum(memoryview(array("B", range(256)))),
)
