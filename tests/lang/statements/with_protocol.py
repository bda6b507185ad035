"""with: the order of enter, body and exit; what `as` binds; several managers; suppression; missing methods."""

log = []


class Manager:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress

    def __enter__(self):
        log.append(f"enter {self.name}")
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        log.append(f"exit {self.name} {kind.__name__ if kind else None} {value} {traceback is not None}")
        return self.suppress


def report(label):
    print(f"{label}: {log}")
    log.clear()


with Manager("a") as a:
    log.append(f"body {a}")
report("plain")
with Manager("a") as x, Manager("b") as y, Manager("c"):
    log.append(x + y)
report("several")
with (
    Manager("a") as x,
    Manager("b"),
):
    pass
report("in brackets")
with Manager("quiet", suppress=True):
    raise ValueError("lost")
report("suppressed")
try:
    with Manager("outer"), Manager("inner"):
        raise KeyError("k")
except KeyError as error:
    report(f"passed {error!r}")
with Manager("outer", suppress=True), Manager("inner"):
    raise KeyError("k")
report("the outer one suppresses")
with Manager("a") as (first, *rest):
    log.append([first, rest])
report("target unpacks")


class Box:
    pass


box = Box()
with Manager("z") as box.attribute, Manager("y") as log[0:0]:
    pass
report(f"other targets {box.attribute}")


def attempt(label, thing):
    try:
        with thing:
            print("never")
    except Exception as error:
        print(f"{label}: {type(error).__name__}: {error}")


class OnlyEnter:
    def __enter__(self): ...


class OnlyExit:
    def __exit__(self, *arguments): ...


class Neither:
    pass


for thing in (OnlyEnter(), OnlyExit(), Neither(), 5, None):
    attempt(type(thing).__name__, thing)
neither = Neither()
neither.__enter__ = neither.__exit__ = lambda *a: None
attempt("methods of the instance do not count", neither)
for truth in (0, 1, "", "x", None, [], [0]):
    try:
        with Manager("t", suppress=truth):
            raise ValueError
        print(repr(truth), "suppresses")
    except ValueError:
        print(repr(truth), "does not")
