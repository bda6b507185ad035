"""Annotated assignments: module, class and function scope; evaluation; __annotations__; names without values."""

a: int = 1
b: "text that is not evaluated"
c: list[int]
(d): print("annotation of a bracketed name is evaluated, not stored")
print("module:", __annotations__)
try:
    b
except NameError as error:
    print("NameError:", error)


class C:
    x: int = 5
    y: str
    __private: float = 1.5
    z: [1, 2] = None


print("class:", C.__annotations__, hasattr(C, "y"), C.x)


class D(C):
    pass


print("inherited attribute:", D.__annotations__ is C.__annotations__, "__annotations__" in vars(D))


def function():
    local: undefined_name = 3
    other: also_undefined
    try:
        other
    except UnboundLocalError as error:
        print("UnboundLocalError:", error)
    return local, "__annotations__" in locals()


print("function annotations are not evaluated:", function())


class Target:
    pass


target = Target()
target.attribute: int = 7
table = {}
table["k"]: int = 8
print("other targets:", target.attribute, table, "attribute" in __annotations__)
try:
    undefined: undefined_annotation = print("the value comes first") or 1
except NameError as error:
    print("NameError:", error, "| stored all the same:", undefined)


def annotated(x: "a", *args: "b", k: "c" = 1, **kw: "d") -> "r": ...


print("parameters:", annotated.__annotations__)
t: tuple = 1, 2
print("unparenthesised tuple:", t)
