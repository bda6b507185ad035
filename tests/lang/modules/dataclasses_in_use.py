"""dataclasses in a small program: nesting, factories, ordering, replacing, conversion, inheritance, custom init."""

import dataclasses
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Money:
    cents: int
    currency: str = "EUR"

    def __add__(self, other):
        if other == 0:
            return self
        if self.currency != other.currency:
            raise ValueError(f"cannot add {self.currency} and {other.currency}")
        return dataclasses.replace(self, cents=self.cents + other.cents)

    __radd__ = __add__

    def __str__(self):
        return f"{self.cents / 100:.2f} {self.currency}"


@dataclass
class Line:
    name: str
    price: Money
    count: int = 1

    @property
    def total(self):
        return Money(self.price.cents * self.count, self.price.currency)


@dataclass
class Order:
    customer: str
    lines: list[Line] = field(default_factory=list)
    notes: dict = field(default_factory=dict, compare=False)
    number: int = field(init=False)
    _next = 1

    def __post_init__(self):
        self.number = Order._next
        Order._next += 1

    def add(self, *args, **kwargs):
        self.lines.append(Line(*args, **kwargs))
        return self

    @property
    def total(self):
        return sum((line.total for line in self.lines), Money(0))


order = Order("Ann").add("pen", Money(150), 4).add("ink", price=Money(999))
print(order)
print("total:", order.total, str(order.total), order.number, Order("Bob").number)
print(
    "sorted:",
    sorted(order.lines, key=lambda line: line.total)[0].name,
    max(Money(5), Money(7)),
    Money(1) < Money(1, "USD"),
)
print("as dict:", dataclasses.asdict(order))
print("as tuple:", dataclasses.astuple(order.lines[0]))
copy = Order("Cid", order.lines)
print(
    "shares its lines:", copy.lines is order.lines, copy == order, Order("Ann", order.lines, {"x": 1}).number
)
try:
    Money(1) + Money(1, "USD")
except ValueError as error:
    print("ValueError:", error)
match order.lines[0]:
    case Line(name, Money(cents), count) if count > 1:
        print("match:", name, cents, count)


@dataclass
class Gift(Order):
    wrapping: str = "paper"
    lines: list = field(default_factory=lambda: [Line("card", Money(0))])


print("inherited:", Gift("Dan"), [f.name for f in dataclasses.fields(Gift)], Gift("Dan").total)
print(
    "field options:",
    [(f.name, f.init, f.compare, f.default is dataclasses.MISSING) for f in dataclasses.fields(Order)],
)
