"""int, float, complex, bool and str as constructors: defaults, conversions between all of them, errors."""

values = [
    0,
    1,
    -5,
    2**70,
    1.5,
    -0.0,
    1e300,
    2 + 3j,
    True,
    "12",
    " 7 ",
    "1.5",
    "2j",
    "x",
    b"5",
    None,
    [],
    float("inf"),
    float("nan"),
]
for kind in (int, float, complex, bool, str):
    results = []
    for value in values:
        try:
            result = kind(value)
            results.append(f"{result}"[:24] if kind is not str else repr(result)[:24])
        except (ValueError, TypeError, OverflowError) as error:
            results.append(type(error).__name__)
    print(kind.__name__, results)
print(
    "without arguments:",
    int(),
    float(),
    complex(),
    bool(),
    repr(str()),
    bytes(),
    list(),
    tuple(),
    dict(),
    set(),
    frozenset(),
    object is type(object()),
)
print("subclasses stay:", type(int(True)).__name__, type(float(5)).__name__, type(str("a")).__name__)


class Everything:
    def __int__(self):
        return 1

    def __float__(self):
        return 2.0

    def __complex__(self):
        return 3j

    def __bool__(self):
        return False

    def __str__(self):
        return "five"

    def __index__(self):
        return 6

    def __bytes__(self):
        return b"seven"


e = Everything()
print("object:", int(e), float(e), complex(e), bool(e), str(e), bytes(e), hex(e), [*range(e)][-1])


class IntStr(str):
    def __int__(self):
        return 99


print("a str subclass with __int__:", int(IntStr("5")))
for action in (
    lambda: int(x="5"),
    lambda: int("5", base=8),
    lambda: float(x=1),
    lambda: str(object="o"),
    lambda: str(b"a", encoding="ascii"),
    lambda: complex("1", 1),
    lambda: int(5, base=2),
    lambda: int("5", 2, 3),
    lambda: bool(1, 2),
    lambda: str(1, 2, 3, 4),
    lambda: float("1", "2"),
    lambda: int(base=5),
):
    try:
        print("fine:", repr(action()))
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
