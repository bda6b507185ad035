"""Subclasses of int, float and str with __add__ and __radd__ meet a site that was warm with the plain types."""


class Loud(int):
    def __add__(self, other):
        return f"Loud.__add__({int(self)}, {other})"

    def __radd__(self, other):
        return f"Loud.__radd__({int(self)}, {other})"


class Quiet(int):
    pass


class LoudFloat(float):
    def __radd__(self, other):
        return f"LoudFloat.__radd__({float(self)}, {other})"


class LoudStr(str):
    def __add__(self, other):
        return f"LoudStr.__add__({str(self)}, {other})"

    def __radd__(self, other):
        return f"LoudStr.__radd__({str(self)}, {other})"


def add(a, b):
    return a + b


plain = {int: (1, 2), float: (1.5, 2.5), str: ("a", "b")}
for kind, (a, b) in plain.items():
    for odd in (Loud(5), Quiet(6), LoudFloat(7.5), LoudStr("s")):
        for _ in range(200):
            add(a, b)
        outcomes = []
        for pair in ((a, odd), (odd, b), (odd, odd)):
            try:
                outcomes.append(add(*pair))
            except TypeError as error:
                outcomes.append(str(error))
        print(kind.__name__, "meets", type(odd).__name__, "->", outcomes)
        assert add(a, b) == a + b

print("plain results:", type(add(Quiet(1), Quiet(2))), type(add(Quiet(1), 1)))
Quiet.__add__ = lambda self, other: "added later"
print("added later:", add(Quiet(1), 2), add(1, Quiet(2)))
Quiet.__radd__ = lambda self, other: "reflected later"
print("reflected later:", add(Quiet(1), 2), add(1, Quiet(2)))
del Quiet.__add__, Quiet.__radd__
print("removed:", add(Quiet(1), 2), add(1, Quiet(2)))
