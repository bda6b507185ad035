"""raise: classes, instances, bare, wrong things; re-raising; what sys.exc_info shows where."""

import sys


def attempt(label, function):
    try:
        function()
    except BaseException as error:
        print(f"{label}: {type(error).__name__}: {error}")


def raise_(x):
    raise x


class WithArguments(Exception):
    def __init__(self, a):
        super().__init__(a)


class NewReturnsOther(Exception):
    def __new__(cls):
        return 5


attempt("class", lambda: raise_(ValueError))
attempt("instance", lambda: raise_(ValueError("v")))
attempt("class that needs arguments", lambda: raise_(WithArguments))
attempt("__new__ returns an int", lambda: raise_(NewReturnsOther))
for wrong in (5, "text", None, int, object(), (ValueError, "v"), len):
    attempt("wrong", lambda: raise_(wrong))


def bare():
    raise


attempt("bare outside", bare)


def reraise():
    try:
        {}["k"]
    except KeyError:
        bare()


attempt("bare in a called function", reraise)


def nested():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            {}["k"]
        except KeyError:
            pass
        raise


attempt("bare after an inner handler raises the outer one", nested)


def info():
    kind = sys.exc_info()[0]
    return kind.__name__ if kind else None


def watch():
    seen = [info()]
    try:
        1 / 0
    except ZeroDivisionError:
        seen.append(info())
        try:
            {}["k"]
        except KeyError:
            seen.append(info())
        seen.append(info())
        seen.append((lambda: info())())
    seen.append(info())
    return seen


print("exc_info:", watch())


def generator():
    yield info()
    try:
        raise KeyError
    except KeyError:
        yield info()
    yield info()


try:
    1 / 0
except ZeroDivisionError:
    print("in a generator:", list(generator()), info())
print("after:", info(), sys.exc_info())
try:
    raise ValueError("one", 2)
except ValueError as error:
    same = error
    print("args:", error.args, str(error), repr(error), error.__traceback__ is not None)
print("with_traceback:", same.with_traceback(None) is same, same.__traceback__)
