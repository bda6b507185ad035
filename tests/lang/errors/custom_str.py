"""Exceptions with a __str__ of their own, of several lines, and from a nested class."""


class Outer:
    class Problem(Exception):
        def __init__(self, *items):
            super().__init__(*items)
            self.items = items

        def __str__(self):
            return "problems:\n" + "\n".join(f"  {n}. {item}" for n, item in enumerate(self.items, 1))


print(str(Outer.Problem("x")).splitlines()[0])
raise Outer.Problem("first", "second")
