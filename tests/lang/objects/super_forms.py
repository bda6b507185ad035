"""super in all forms: without arguments, with two, unbound, in class methods, for attributes, in nested functions."""


class A:
    value = "A.value"

    def method(self):
        return f"A.method of {type(self).__name__}"

    @classmethod
    def create(cls):
        return f"A.create for {cls.__name__}"

    @staticmethod
    def static():
        return "A.static"

    def __getitem__(self, index):
        return f"A[{index}]"


class B(A):
    value = "B.value"

    def method(self):
        return "B > " + super().method()

    def explicit(self):
        return super(B, self).method(), super(B, type(self)).create()

    def nested(self):
        def inner():
            return super(B, self).method()

        return inner(), [super(B, self).value for _ in range(1)]

    def closure(self):
        return (lambda: __class__.__name__)()

    @classmethod
    def create(cls):
        return "B > " + super().create()

    @staticmethod
    def static():
        return "B > " + super(B, B).static()

    def item(self):
        return super().__getitem__(3)

    @property
    def prop(self):
        return super().value


class C(B):
    def method(self):
        return "C > " + super().method()


c = C()
print("chain:", c.method())
print("explicit:", c.explicit())
print("nested:", c.nested())
print("__class__:", c.closure())
print("classmethod:", C.create(), "| staticmethod:", C.static())
print("special methods by name:", c.item(), "| property:", c.prop)
print("from outside:", super(C, c).method(), super(B, c).method(), super(B, C).create())
proxy = super(B, c)
print(
    "parts:",
    proxy.__thisclass__.__name__,
    proxy.__self__ is c,
    proxy.__self_class__.__name__,
    repr(proxy).split(",")[0],
)
unbound = super(B)
print("unbound:", unbound.__self__, repr(unbound), unbound.__get__(c, C).method())
