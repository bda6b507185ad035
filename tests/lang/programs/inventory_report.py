"""Records from text to a report: parsing, grouping, dataclasses, sorting, formatted tables, totals."""

from collections import defaultdict
from dataclasses import dataclass, field

DATA = """
id,name,category,price,quantity
1,Hammer,tools,12.50,10
2,Nails (100),supplies,3.25,200
3,Saw,tools,18.00,4
4,Paint,supplies,22.75,15
5,Ladder,equipment,89.90,2
6,Broken line
7,Gloves,supplies,abc,5
8,Drill,tools,99.99,0
"""


@dataclass(order=True)
class Item:
    sort_key: tuple = field(init=False, repr=False)
    name: str
    category: str
    cents: int
    quantity: int

    def __post_init__(self):
        self.sort_key = (-self.value, self.name)

    @property
    def value(self):
        return self.cents * self.quantity


def parse(text):
    header, *lines = text.strip().splitlines()
    names = header.split(",")
    for number, line in enumerate(lines, 2):
        row = dict(zip(names, line.split(",")))
        try:
            yield Item(row["name"], row["category"], round(float(row["price"]) * 100), int(row["quantity"]))
        except (KeyError, ValueError) as error:
            problems.append(f"line {number}: {type(error).__name__}: {error}")


def money(cents):
    return f"{cents // 100:,}.{cents % 100:02}"


problems = []
items = sorted(parse(DATA))
print(f"{'name':<14}{'category':<12}{'price':>8}{'qty':>5}{'value':>10}")
print("-" * 49)
for item in items:
    print(
        f"{item.name:<14}{item.category:<12}{money(item.cents):>8}{item.quantity:>5}{money(item.value):>10}"
    )
print("=" * 49)
print(f"{'total':<39}{money(sum(i.value for i in items)):>10}")
groups = defaultdict(list)
for item in items:
    groups[item.category].append(item)
for category, members in sorted(groups.items()):
    share = sum(m.value for m in members) / sum(i.value for i in items)
    print(
        f"{category}: {len(members)} items, {share:.1%}, cheapest {min(members, key=lambda m: m.cents).name}"
    )
print("problems:", *problems, sep="\n  ")
print("out of stock:", [i.name for i in items if not i.quantity] or "nothing")
