"""How calling a class works: metaclass __call__, __new__, __init__; what happens when each returns something else."""

log = []


class Meta(type):
    def __call__(cls, *args, **kwargs):
        log.append(f"Meta.__call__{args}")
        return super().__call__(*args, **kwargs)


class A(metaclass=Meta):
    def __new__(cls, *args):
        log.append(f"__new__ {cls.__name__} {args}")
        return super().__new__(cls)

    def __init__(self, *args):
        log.append(f"__init__ {type(self).__name__} {args}")


class B(A):
    pass


class ReturnsInt(A):
    def __new__(cls, *args):
        return 5


class ReturnsBase(A):
    def __new__(cls, *args):
        return A.__new__(A)


class ReturnsSub(A):
    def __new__(cls, *args):
        return object.__new__(Sub) if cls is ReturnsSub else object.__new__(cls)


class Sub(ReturnsSub):
    pass


for cls in (A, B, ReturnsInt, ReturnsBase, ReturnsSub, Sub):
    log.clear()
    made = cls(1, 2)
    print(cls.__name__, "->", type(made).__name__, log)
log.clear()
again = A.__new__(A, 9)
A.__init__(again, 8)
print("by hand:", log, again.__init__(7), type(again).__name__)


class Cached:
    cache = {}

    def __new__(cls, key):
        if key not in cls.cache:
            cls.cache[key] = super().__new__(cls)
        return cls.cache[key]

    def __init__(self, key):
        self.inits = getattr(self, "inits", 0) + 1


print("cached:", Cached("k") is Cached("k"), Cached("k").inits)


class Tuple(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)

    def __init__(self, *items):
        self.count_of_items = len(items)


print("immutable base:", Tuple(1, 2, 3), Tuple(1, 2).count_of_items)
for wrong in (
    lambda: A.__new__(),
    lambda: A.__new__(int),
    lambda: object.__new__(A, 1),
    lambda: type.__call__(A),
    lambda: int.__new__(A),
    lambda: Tuple.__new__(list),
):
    log.clear()
    try:
        print("fine:", type(wrong()).__name__)
    except TypeError as error:
        print("TypeError:", error)
