"""complex: arithmetic, attributes, parsing, repr, comparison, errors."""

a, b, items = 3 + 4j, 1 - 2j, []
print(
    "arithmetic:", a + b, a - b, a * b, a / b, a**2, a**b, -a, +a, abs(a), a.conjugate(), a == 3 + 4j, a != b
)
print("mixed:", a + 1, 1 - a, a * 2.5, 1 / a, 2**a, a**0, 0j**0, a**-1, True * a, a**0.5)
print("parts:", a.real, a.imag, (5j).real, type(a.real).__name__)
print(
    "repr:",
    1j,
    0j,
    -0j,
    1 + 0j,
    -1j,
    1.5 - 0.5j,
    complex(0, -0.0),
    complex(-0.0, 0),
    complex("inf"),
    complex(1, float("nan")),
    complex(-0.0, -0.0),
    1e100 + 1e-5j,
)
print("str:", str(2 + 3j), [2j], f"{a}", f"{a:.1f}", f"{b!r:>12}", "%s" % a)
print(
    "from text:",
    [
        complex(t)
        for t in (
            "1",
            "j",
            "-j",
            "1+2j",
            " 1-2j ",
            "(3+4J)",
            "1e5j",
            "inf-nanj",
            "1_0+2_0j",
            "+1.5e-3-.5j",
            "infj",
        )
    ],
)
print(
    "from numbers:",
    complex(),
    complex(1),
    complex(1, 2),
    complex(1 + 2j, 3),
    complex(1j, 1j),
    complex(real=1, imag=2),
    complex(2**60),
    complex(True, False),
)


class C:
    def __complex__(self):
        return 9j


print(
    "objects:",
    complex(C()),
    hash(2 + 0j) == hash(2),
    2 + 0j == 2.0,
    {1: "one"}[1 + 0j],
    bool(0j),
    bool(1e-300j),
)
for wrong in (lambda: complex("1 + 2j"), lambda: complex(""), lambda: complex("1j2"), lambda: complex("x"), lambda: complex("1", 2), lambda: complex(1, "2"), lambda: complex(None),
              lambda: a < b, lambda: a // b, lambda: a % b, lambda: divmod(a, b), lambda: int(a), lambda: float(a), lambda: a / 0, lambda: 0j**-1, lambda: round(a), lambda: pow(a, 2, 3),
              lambda: a.nothing, lambda: setattr(a, "real", 1), lambda: f"{a:d}", lambda: items[1j], lambda: 1e200j * 1e200j * 1e200, lambda: abs(1e308 + 1e308j), lambda: (1e200 + 1j) ** 2):  # fmt: skip
    try:
        print("fine:", wrong())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
