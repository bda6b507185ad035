"""C.__bases__ = (Y,) changes inherited methods, values and isinstance at warmed sites."""


class X:
    value = "X's value"

    def method(self):
        return "X's method"


class Y:
    value = "Y's value"

    def method(self):
        return "Y's method"


class C(X):
    pass


class D(C):
    def method(self):
        return "D's, over " + super().method()


def look(thing):
    return thing.value, thing.method(), isinstance(thing, X), isinstance(thing, Y)


c, d = C(), D()
for round in range(3):
    for _ in range(200):
        look(c)
        look(d)
    print("over X:", look(c), look(d))
    C.__bases__ = (Y,)
    print("over Y:", look(c), look(d))
    print("    MRO:", [k.__name__ for k in D.__mro__], "subclasses of X:", X.__subclasses__())
    for _ in range(200):
        look(c)
        look(d)
    C.__bases__ = (Y, X)
    print("over both:", look(c), look(d))
    C.__bases__ = (X,)

for bases in ((), (D,), (1,), X):
    try:
        C.__bases__ = bases
    except TypeError as error:
        print("refused:", error)
