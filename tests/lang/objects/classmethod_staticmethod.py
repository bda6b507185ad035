"""classmethod and staticmethod: binding, inheritance, wrapping, calling without an object."""


class Shape:
    sides = 0

    @classmethod
    def describe(cls, *arguments):
        return cls.__name__, cls.sides, arguments

    @staticmethod
    def area(*arguments):
        return "area", arguments

    @classmethod
    def make(cls):
        return cls()

    @staticmethod
    def __call__(*arguments):
        return "static call", arguments


class Square(Shape):
    sides = 4

    @classmethod
    def describe(cls, *arguments):
        return "Square's", super().describe(*arguments)


print("classmethod:", Shape.describe(1), Shape().describe(1), Square.describe(2), Square().describe(2))
print("staticmethod:", Shape.area(1), Square().area(1))
print("factory:", type(Square.make()).__name__)
print("static __call__:", Shape()(5))
raw = Shape.__dict__["describe"], Shape.__dict__["area"]
print(
    "raw types:",
    [type(r).__name__ for r in raw],
    [r.__func__.__name__ for r in raw],
    [r.__wrapped__.__name__ for r in raw],
)
print("a staticmethod is callable:", raw[1](1), "| a classmethod is not:", callable(raw[0]))
try:
    raw[0](1)
except TypeError as error:
    print("TypeError:", error)
bound = Square.describe
print(
    "bound:",
    bound.__self__.__name__,
    bound.__func__.__name__,
    bound == Square.describe,
    bound is Square.describe,
)


class Combined:
    @classmethod
    @property
    def name(cls):
        return f"class property of {cls.__name__}"

    wrapped_builtin = staticmethod(len)
    wrapped_class = classmethod(lambda cls, x: (cls.__name__, x))


print(
    "classmethod over property:",
    Combined.name,
    "| len:",
    Combined.wrapped_builtin("abc"),
    Combined().wrapped_class(1),
)
for wrong in (
    lambda: classmethod(),
    lambda: staticmethod(1, 2),
    lambda: type("T", (), {"m": classmethod(5)}).m(),
):
    try:
        wrong()
    except TypeError as error:
        print("TypeError:", error)
print("names carried over:", raw[1].__name__, raw[1].__qualname__, raw[0].__doc__)
