"""__import__, importing inside functions, modules as values, names bound by imports, errors with their attributes."""

math = __import__("math")
print("plain:", math.__name__, math.sqrt(9), __import__("math") is math)
print(
    "dotted gives the first:",
    __import__("os.path").__name__,
    "with fromlist the last:",
    __import__("collections.abc", fromlist=["Sized"]).__name__,
)
print("keywords:", __import__(name="string", globals={}, locals={}, fromlist=(), level=0).digits)


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}", getattr(error, "name", ""))


attempt("missing", lambda: __import__("no_such_module"))
attempt("missing submodule", lambda: __import__("math.sub"))
attempt("not a name", lambda: __import__(5))
attempt("empty", lambda: __import__(""))
attempt("relative", lambda: __import__("x", {}, {}, (), 1))
attempt(
    "relative with package None",
    lambda: __import__("x", {"__package__": None, "__name__": "alone"}, {}, (), 1),
)
attempt("negative level", lambda: __import__("math", level=-1))
attempt("none", lambda: __import__())
calls = []


def importer(name, globals=None, locals=None, fromlist=(), level=0):
    calls.append((name, fromlist, level))
    return type("Fake", (), {"name": name, "thing": "fake thing", "__name__": name})


space = {"__builtins__": {"__import__": importer}}
exec(
    "import anything.at.all\nimport other as o\nfrom some.where import thing as t\nfrom .here import thing",
    space,
)
print("a hook of our own:", calls)
print("bound:", space["anything"].name, space["o"].name, space["t"], space["thing"])
try:
    exec("from fake import missing", space)
except ImportError as error:
    print("ImportError:", error, error.name)


def inside():
    from math import pi, e as euler
    import random as r

    return round(pi, 2), round(euler, 2), r.__name__, sorted(locals())


print("inside:", inside(), "pi" in globals())
for _ in range(300):
    import math as again
print("again and again:", again is math)
