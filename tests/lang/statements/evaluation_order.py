"""Operands, arguments, displays, slices and comparisons are evaluated from left to right."""

log = []


class V:
    def __init__(self, name):
        log.append(name)
        self.name = name

    def __repr__(self):
        return self.name

    def operation(symbol):
        def method(self, other=None):
            log.append(symbol)
            return self

        return method

    __add__ = operation("+")
    __mul__ = operation("*")
    __pow__ = operation("**")
    __neg__ = operation("neg")
    __lt__ = operation("<")
    __getitem__ = operation("[]")
    __call__ = lambda self, *a, **k: log.append("call") or self
    __hash__ = lambda self: log.append(f"hash {self.name}") or 1
    __eq__ = lambda self, other: self is other
    __bool__ = lambda self: log.append(f"bool {self.name}") or True
    __iter__ = lambda self: log.append(f"iter {self.name}") or iter(())
    __format__ = lambda self, spec: log.append(f"format {self.name} {spec}") or ""

    @property
    def attr(self):
        log.append(".attr")
        return self


def report(label):
    print(f"{label}: {' '.join(log)}")
    log.clear()


V("a") + V("b") * V("c")
report("a + b * c")
(V("a") + V("b")) * V("c")
report("(a + b) * c")
V("a") ** -V("b")
report("a ** -b")
V("f")(V("x"), k=V("y"), *V("z"))
report("f(x, k=y, *z)")
V("a")[V("b") : V("c") : V("d")]
report("a[b:c:d]")
{V("k1"): V("v1"), V("k2"): V("v2")}
report("dict display")
[V("a"), *V("b"), V("c")]
report("list display")
V("a").attr.attr[V("i")]
report("attributes")
V("yes") if V("c") else V("no")
report("conditional")
V("a") < V("b") < V("c")
report("a < b < c")
f"{V('a')}{V('b'):{V('w')}}"
report("f-string")
not V("a") or V("b") and V("c")
report("not a or b and c")
(lambda x=V("default"): x)(V("argument"))
report("lambda default")
{V("v"): V("k") for _ in range(1)}
report("dict comprehension")
V("a"), V("b") + V("c")
report("tuple")
