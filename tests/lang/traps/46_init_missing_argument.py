"""Construction with too few or too many arguments, warm and cold, for classes with and without __init__ and __new__."""


class Two:
    def __init__(self, a, b):
        self.a, self.b = a, b


class New:
    def __new__(cls, a):
        self = super().__new__(cls)
        self.a = a
        return self


class Both:
    def __new__(cls, *args, **kwargs):
        return super().__new__(cls)

    def __init__(self, a):
        self.a = a


class Neither:
    pass


class Inherits(Two):
    pass


class Keyword:
    def __init__(self, *, key):
        self.key = key


def make(kind, *arguments, **keywords):
    return kind(*arguments, **keywords)


def one(kind):
    return kind(1)


def attempt(function, *arguments, **keywords):
    try:
        return sorted(vars(function(*arguments, **keywords)).items())
    except TypeError as error:
        return f"TypeError: {error}"


for kind in (Two, New, Both, Neither, Inherits, Keyword):
    for _ in range(200):
        attempt(one, kind)
    print(kind.__name__)
    for arguments in ((), (1,), (1, 2), (1, 2, 3)):
        print("   ", arguments, attempt(make, kind, *arguments))
    for keywords in ({"a": 1}, {"a": 1, "b": 2}, {"key": 1}, {"unknown": 1}):
        print("   ", keywords, attempt(make, kind, **keywords))
Neither.__init__ = lambda self, a: setattr(self, "late", a)
print("__init__ added:", attempt(one, Neither))
Inherits.__init__ = lambda self, a: setattr(self, "own", a)
print("__init__ overridden:", attempt(one, Inherits))
del Inherits.__init__, Two.__init__
print("__init__ removed:", attempt(one, Inherits), attempt(one, Two))
