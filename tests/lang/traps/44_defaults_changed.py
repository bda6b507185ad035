"""__defaults__, __kwdefaults__ and __code__ change under warmed call sites."""


def target(a, b=2, *, c=3):
    return a, b, c


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except TypeError as error:
        return f"TypeError: {error}"


def site():
    return target(1)


def site_two():
    return target(1, "given")


def site_keyword():
    return target(1, c="given")


def show(label):
    outcomes = []
    for call in (site, site_two, site_keyword):
        results = [attempt(call) for _ in range(200)]
        assert results.count(results[0]) == 200
        outcomes.append(results[0])
    print(f"{label}: {outcomes}")


original = target.__code__
show("at first")
target.__defaults__ = ("new default",)
show("default changed")
target.__defaults__ = ("for a", "for b")
show("two defaults")
print("    all defaulted:", target())
target.__defaults__ = ("too", "many", "defaults")
show("too many defaults")
target.__defaults__ = None
show("defaults removed")
target.__defaults__ = (2,)
target.__kwdefaults__ = {"c": "new c"}
show("keyword default changed")
target.__kwdefaults__["c"] = "changed in place"
show("keyword default changed in place")
target.__kwdefaults__ = None
show("keyword default removed")
target.__kwdefaults__ = {"unrelated": 1}
show("unrelated keyword default")
del target.__defaults__
show("defaults deleted")
target.__code__ = (lambda *args, **kwargs: (args, kwargs)).__code__
show("code takes all")
target.__code__ = (lambda: "no parameters").__code__
show("code takes none")
target.__code__, target.__defaults__, target.__kwdefaults__ = original, (2,), {"c": 3}
show("at last")
for name, value in (("__defaults__", [1]), ("__kwdefaults__", (1,)), ("__code__", None)):
    try:
        setattr(target, name, value)
    except TypeError as error:
        print("refused:", error)
