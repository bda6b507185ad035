"""dir, vars, locals, globals, delattr: on objects, classes, modules, without arguments."""


class Base:
    inherited = 1


class Thing(Base):
    own = 2

    def __init__(self):
        self.field = 3

    def method(self):
        local = 1
        return dir(), vars() == locals()


thing = Thing()


def public(names):
    return [name for name in names if not name.startswith("__")]


print("dir of an object:", public(dir(thing)))
print("dir of a class:", public(dir(Thing)), "of a base:", public(dir(Base)))
print("dir inside:", thing.method())
print("vars:", vars(thing), vars(thing) is thing.__dict__, public(vars(Thing)))
vars(thing)["added"] = 4
print("added through vars:", thing.added)
delattr(thing, "added")
print("deleted:", hasattr(thing, "added"))
print("globals:", "Thing" in globals(), globals() is vars() is locals(), globals()["__name__"])


def scope(a, b=2):
    c = 3
    before = sorted(locals())
    d = 4
    return before, sorted(locals()), sorted(vars())


print("locals:", scope(1))
print("dir of int:", [n for n in dir(5) if not n.startswith("_")])
print("dir of str:", len(public(dir(""))), public(dir(""))[:5])
print("dir of a module:", "sqrt" in dir(__import__("math")), dir(type("E", (), {"__slots__": ("z",)})())[-1])


class Custom:
    def __dir__(self):
        return ["b", "a", "a"]


class Lazy:
    __dict__ = {"faked": 1}


print("custom:", dir(Custom()), vars(Lazy()))


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("vars(5)", lambda: vars(5))
attempt("vars of slots", lambda: vars(type("S", (), {"__slots__": ()})()))
attempt("vars(1, 2)", lambda: vars(1, 2))
attempt("dir(1, 2)", lambda: dir(1, 2))
attempt("delattr missing", lambda: delattr(thing, "nothing"))
attempt("delattr class value", lambda: delattr(thing, "own"))
attempt("delattr(x)", lambda: delattr(thing))
attempt("delattr name", lambda: delattr(thing, 5))
attempt("globals(1)", lambda: globals(1))
