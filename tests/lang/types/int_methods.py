"""int's methods and attributes: bit_length, bit_count, to_bytes, from_bytes, as_integer_ratio, real, imag."""

for n in (0, 1, -1, 255, 256, -256, 2**64, -(2**64) + 1):
    print(
        n,
        "bits:",
        n.bit_length(),
        n.bit_count(),
        "parts:",
        n.real,
        n.imag,
        n.numerator,
        n.denominator,
        n.conjugate(),
    )
print(
    "to_bytes:",
    (1000).to_bytes(2, "big"),
    (1000).to_bytes(4, "little"),
    (-5).to_bytes(2, "big", signed=True),
    (5).to_bytes(),
    (0).to_bytes(0, "big"),
)
print(
    "from_bytes:",
    int.from_bytes(b"\x03\xe8", "big"),
    int.from_bytes(b"\xff\xfe", "little", signed=True),
    int.from_bytes([1, 2], "big"),
    int.from_bytes(b""),
    int.from_bytes(b"\x80"),
)
print(
    "round trip:",
    all(
        int.from_bytes(n.to_bytes(16, o, signed=True), o, signed=True) == n
        for n in (0, -1, 2**99, -(2**99))
        for o in ("big", "little")
    ),
)
print("ratio:", (5).as_integer_ratio(), (True).as_integer_ratio(), (-(2**70)).as_integer_ratio())
print(
    "rounding:",
    round(15, -1),
    round(25, -1),
    round(-15, -1),
    round(1234, -2),
    round(5),
    round(10**30, -29),
    round(17, 3),
)
print(
    "math:", (7).__floor__(), (7).__ceil__(), (7).__trunc__(), (7).__index__(), (7).__bool__(), abs(-(2**70))
)
print(
    "dunders:",
    (5).__add__(3),
    (5).__add__("x"),
    (5).__radd__(2),
    (5).__divmod__(3),
    (5).__rsub__(7),
    (5).__pow__(2, 3),
    (5).__eq__(5.0),
    (5).__lt__(6),
)
for wrong in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: (1).to_bytes(-1, "big"),
              lambda: int.from_bytes("text", "big"), lambda: int.from_bytes([256], "big"), lambda: (5).bit_length(1), lambda: (1).to_bytes("x", "big"),
              lambda: round(5, 1.5), lambda: (5).nothing, lambda: (200).to_bytes(1, "big", signed=True)):  # fmt: skip
    try:
        wrong()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
print(
    "bool:",
    True + True,
    True * 5,
    ~True,
    -False,
    True & 1,
    True & False,
    True | False,
    True ^ True,
    type(True & 1).__name__,
    type(True & True).__name__,
)
