"""return, break, continue and exceptions leave a with statement; exit still runs, and may itself raise."""

log = []


class Manager:
    def __init__(self, name, on_enter=None, on_exit=None):
        self.name, self.on_enter, self.on_exit = name, on_enter, on_exit

    def __enter__(self):
        log.append(f"+{self.name}")
        if self.on_enter:
            raise self.on_enter
        return self

    def __exit__(self, kind, value, traceback):
        log.append(f"-{self.name}({kind.__name__ if kind else ''})")
        if self.on_exit:
            raise self.on_exit


def report(label, value=None):
    print(f"{label}: {value!r} {' '.join(log)}")
    log.clear()


def returns():
    with Manager("a"):
        with Manager("b"):
            return "returned"


report("return", returns())


def loops():
    out = []
    for i in range(4):
        with Manager(str(i)):
            if i == 1:
                continue
            if i == 2:
                break
            out.append(i)
    return out


report("continue and break", loops())


def attempt(label, *managers, error=None):
    try:
        with managers[0], managers[-1]:
            log.append("body")
            if error:
                raise error
    except Exception as caught:
        context = caught.__context__
        report(label, (caught, context))
    else:
        report(label)


attempt("enter raises", Manager("a"), Manager("b", on_enter=ValueError("enter b")))
attempt("exit raises", Manager("a"), Manager("b", on_exit=ValueError("exit b")))
attempt("both raise", Manager("a"), Manager("b", on_exit=ValueError("exit b")), error=KeyError("body"))
attempt(
    "two exits raise", Manager("a", on_exit=TypeError("exit a")), Manager("b", on_exit=ValueError("exit b"))
)


def exit_overrides_return():
    with Manager("a", on_exit=ValueError("instead of the result")):
        return "lost"


try:
    exit_overrides_return()
except ValueError as error:
    report("exit overrides return", error)


def finally_inside():
    with Manager("w"):
        try:
            return "try"
        finally:
            log.append("finally")


report("with try-finally", finally_inside())


def generator():
    with Manager("g"):
        yield 1
        yield 2


g = generator()
next(g)
g.close()
report("generator closed inside")


def reentrant(manager):
    with manager, manager:
        with manager:
            log.append("in")


reentrant(Manager("same"))
report("the same manager three times")
