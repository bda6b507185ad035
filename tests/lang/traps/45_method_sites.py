"""One call site with methods of many kinds of objects: Python, built-in, inherited, class, static, bound, missing."""


class A:
    def pop(self):
        return "A.pop"


class B(A):
    pass


class C:
    @classmethod
    def pop(cls):
        return f"class method of {cls.__name__}"


class D:
    @staticmethod
    def pop():
        return "static"


class E:
    def __init__(self):
        self.pop = lambda: "in the instance"


class F:
    __slots__ = ("pop",)

    def __init__(self):
        self.pop = "abc".upper


class G:
    def __getattr__(self, name):
        return lambda: f"made {name}"


class H:
    @property
    def pop(self):
        return lambda: "from a property"


class Missing:
    pass


class Meta(type):
    def pop(cls):
        return f"metaclass method of {cls.__name__}"


class K(metaclass=Meta):
    pass


def site(thing):
    return thing.pop()


makers = [
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    lambda: [1, 2],
    lambda: {7},
    lambda: bytearray(b"a"),
    lambda: C,
    lambda: K,
    Missing,
    lambda: 5,
    lambda: {},
]


def attempt(thing):
    try:
        return site(thing)
    except (AttributeError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


expected = [attempt(make()) for make in makers]
print(*expected, sep="\n")
wrong = 0
for make, value in zip(makers, expected):
    for _ in range(100):
        wrong += attempt(make()) != value
for _ in range(50):
    for make, value in zip(makers, expected):
        wrong += attempt(make()) != value
print("wrong:", wrong)
A.pop = lambda self: "A.pop, replaced"
B.pop = lambda self: "B's own"
print("replaced:", attempt(A()), attempt(B()))
del A.pop
print("removed:", attempt(A()), attempt(B()))
