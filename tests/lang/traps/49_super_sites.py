"""super() at warmed sites: the base changes, an attribute moves, and a descriptor runs exactly once per execution."""

calls = []


class Counted:
    def __get__(self, instance, owner):
        calls.append("get")
        return lambda *arguments: ("descriptor", type(instance).__name__, owner.__name__, arguments)


class A:
    counted = Counted()
    value = "A's value"

    def method(self):
        return "A's method"


class B(A):
    def method(self):
        return super().method()

    def load(self):
        return super().value

    def call_counted(self, x):
        return super().counted(x)

    def two_arguments(self):
        return super(B, self).method()


class C(B):
    pass


def show(label, thing):
    print(f"{label}: {thing.method()}, {thing.load()}, {thing.two_arguments()}")


for thing in (B(), C()):
    for count in (1, 2, 5, 50, 300):
        calls.clear()
        for _ in range(count):
            result = thing.call_counted(1)
        print(type(thing).__name__, count, "executions,", len(calls), "gets:", result)

b, c = B(), C()
for round in range(2):
    for _ in range(300):
        b.method(), b.load(), c.method(), b.two_arguments()
    show("at first", b)
    A.method = lambda self: "A's method, replaced"
    A.value = property(lambda self: "A's property")
    show("replaced", b)
    show("in a subclass", c)
    for _ in range(300):
        b.method(), b.load(), c.method(), b.two_arguments()
    A.method, A.value = (lambda self: "A's method"), "A's value"


class Other:
    value = "Other's value"
    method = staticmethod(lambda: "Other's static method")


B.__bases__ = (Other,)
show("another base", b)
b.value = "instance attributes do not count"
show("instance attribute", b)
try:
    b.call_counted(1)
except AttributeError as error:
    print("gone:", error)
