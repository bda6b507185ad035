"""super().__init__ through a diamond whose order depends on the object's class: one site, several next classes."""

log = []


class Root:
    def __init__(self, **keywords):
        log.append("Root")
        assert not keywords


class Left(Root):
    def __init__(self, left=None, **keywords):
        log.append("Left")
        super().__init__(**keywords)


class Right(Root):
    def __init__(self, right=None, **keywords):
        log.append("Right")
        super().__init__(**keywords)


class Both(Left, Right):
    def __init__(self, **keywords):
        log.append("Both")
        super().__init__(**keywords)


class Reverse(Right, Left):
    pass


def trace(kind, **keywords):
    log.clear()
    kind(**keywords)
    return " > ".join(log)


for kind in (Left, Both, Reverse, Right, Left):
    for _ in range(200):
        trace(Left), trace(kind)
    print(kind.__name__, "->", trace(kind, **({"left": 1, "right": 2} if kind in (Both, Reverse) else {})))

seen = {}
for i in range(600):
    kind = (Left, Both, Reverse)[i % 3]
    seen.setdefault(kind.__name__, set()).add(trace(kind))
print("cycling:", {name: sorted(traces) for name, traces in seen.items()})
Both.__bases__ = (Right, Left)
print("bases exchanged:", trace(Both))
Root.__init__ = lambda self, **keywords: log.append("new Root")
print("root replaced:", trace(Both), "|", trace(Left))
del Root.__init__
print("root removed:", trace(Both), "|", trace(Left))
try:
    Left(left=1, unknown=2)
except TypeError as error:
    print("unknown keyword reaches object:", error)
