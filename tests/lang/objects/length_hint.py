"""__length_hint__ is advice: it never limits, and wrong ones raise."""

import operator


class Hinted:
    def __init__(self, hint, items):
        self.hint, self.items = hint, items

    def __iter__(self):
        return iter(self.items)

    def __length_hint__(self):
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint


for hint in (0, 2, 100, NotImplemented, -1, 1.5, "x", None, TypeError("ignored"), ValueError("passes")):
    results = []
    for function in (operator.length_hint, list):
        try:
            results.append(function(Hinted(hint, "abc")))
        except Exception as error:
            results.append(f"{type(error).__name__}: {error}")
    print(f"{hint!r}: {results}")
print(
    "of iterators:",
    operator.length_hint(iter([1, 2, 3])),
    operator.length_hint(iter("ab")),
    operator.length_hint(iter({})),
)
iterator = iter(range(10))
next(iterator)
print("shrinks:", operator.length_hint(iterator), operator.length_hint(reversed([1, 2])))
print("no hint:", operator.length_hint((x for x in "abc"), 7), operator.length_hint(5, 9))
try:
    operator.length_hint(5, "x")
except TypeError as error:
    print("TypeError:", error)
