"""__class_getitem__, subscripts of classes, and where __getitem__ of the metaclass wins."""


class Box:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item!r}]"


class Small(Box):
    pass


class Meta(type):
    def __getitem__(cls, item):
        return f"Meta: {cls.__name__}[{item!r}]"


class Both(metaclass=Meta):
    def __class_getitem__(cls, item):
        return "never used"


class Neither:
    def __getitem__(self, item):
        return f"object[{item}]"


print("plain:", Box[int], Box[1, 2], Box[1:2], Small["x"])
print("the metaclass wins:", Both[3])
for cls in (Neither, object, float):
    try:
        cls[0]
    except TypeError as error:
        print("TypeError:", error)
try:
    Box()[0]
except TypeError as error:
    print("objects:", error)
print("generic aliases:", list[int], dict[str, list[int]], tuple[int, ...], type[int])
alias = list[int]
print(
    "parts:",
    alias.__origin__,
    alias.__args__,
    alias([1, 2]),
    alias == list[int],
    hash(alias) == hash(list[int]),
)
print("attributes pass through:", alias.append is list.append, alias.__name__)
try:
    isinstance([], alias)
except TypeError as error:
    print("isinstance:", error)


class Sub(list[int]):
    pass


print("as a base:", Sub.__bases__, Sub.__orig_bases__, Sub([3]))
