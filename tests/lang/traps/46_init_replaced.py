"""__init__ and __new__ change under a warmed construction site: replaced, other parameters, wrong results."""


class Point:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"Point{self.__dict__}"


def make():
    return Point(1)


def attempt():
    try:
        return repr(make())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def show(label):
    results = {attempt() for _ in range(200)}
    print(f"{label}: {results.pop() if len(results) == 1 else sorted(results)}")


original = Point.__init__
code = original.__code__
show("at first")
Point.__init__ = lambda self, x: self.__dict__.update(replaced=x)
show("replaced")
Point.__init__ = original
original.__code__ = (lambda self, *args: self.__dict__.update(args=args)).__code__
show("code takes *args")
original.__code__ = (lambda self, x, y: None).__code__
show("code takes one more")
original.__code__ = (lambda self: None).__code__
show("code takes one less")
original.__code__ = (lambda self, x: "not None").__code__
show("returns a str")
original.__code__ = (lambda self, x: [][x]).__code__
show("raises")
original.__code__ = (lambda self, x: (yield)).__code__
show("generator")
original.__code__ = code
show("as at first")
Point.__new__ = lambda cls, x: "not a Point"
show("__new__ returns another type")
Point.__new__ = lambda cls, x: object.__new__(cls)
show("__new__ of our own")
Point.__new__ = lambda cls: object.__new__(cls)
show("__new__ takes nothing")
