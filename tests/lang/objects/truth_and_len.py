"""Truth: __bool__, then __len__, then true; used by if, while, not, and, or, any, all, filter."""


class B:
    def __init__(self, value):
        self.value = value
        self.asked = 0

    def __bool__(self):
        self.asked += 1
        return self.value

    def __repr__(self):
        return f"B({self.value})"


class L(B):
    __bool__ = None

    def __len__(self):
        return self.value


yes, no = B(True), B(False)
print("and, or:", yes and no, no and yes, yes or no, no or yes, not yes, not no)
print(
    "asked once each:", (lambda b: ((b and 1), b.asked))(B(True)), (lambda b: ((b or 1), b.asked))(B(False))
)
print("if:", "true" if yes else "false", "true" if no else "false")
print("any, all, filter:", any([no, yes]), all([yes, no]), list(filter(None, [no, yes, 0, "x"])))
try:
    bool(L(1))
except TypeError as error:
    print("__bool__ = None:", error)
del L.__bool__
L.__bool__ = lambda self: len(self) > 2
print("by length:", bool(L(1)), bool(L(5)))


class Neither:
    pass


print("neither:", bool(Neither()), "class:", bool(Neither), "function:", bool(len))
print("NotImplemented in a truth test warns, so it is compared instead:", NotImplemented is NotImplemented)
values = [0, 0.0, 0j, "", b"", (), [], {}, set(), frozenset(), range(0), None, False]
print("false:", [bool(v) for v in values].count(False), "of", len(values))
values = [1, -1, 0.1, 1j, " ", b"\0", (0,), [None], {0: 0}, {0}, range(1), ..., NotImplementedError, object()]
print("true:", [bool(v) for v in values].count(True), "of", len(values))
count = 0
while B(count < 3):
    count += 1
print("while:", count)
