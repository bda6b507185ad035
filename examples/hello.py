"""A greeting, and a little of what it takes to read it: strings, f-strings, a walrus, a comprehension."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Guest:
    name: str
    visits: int = 0

    @property
    def title(self) -> str:
        return "old friend" if self.visits > 2 else "stranger"


def greet(*guests: Guest, greeting: str = "Hello") -> str:
    """One line for each guest, the frequent ones first.

    >>> greet(Guest("Ada", 3))
    'Hello, Ada, old friend!     (3 visits)'
    """
    frequent = sorted(guests, key=lambda guest: -guest.visits)
    return "\n".join(
        f"{f'{greeting}, {guest.name}, {guest.title}!':<28}({count} visit{'s' * (count != 1)})"
        for guest in frequent
        if (count := guest.visits) >= 0
    )


if __name__ == "__main__":
    print(greet(Guest("Grace", 1), Guest("Ada", 3), Guest("Søren"), greeting="Hej"))
