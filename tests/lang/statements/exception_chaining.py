"""Exception chaining: implicit context, explicit cause, `from None`, cycles, contexts across functions."""


def describe(error):
    parts = []
    while error is not None:
        parts.append(f"{error!r} cause={error.__cause__!r} suppress={error.__suppress_context__}")
        error = error.__cause__ or error.__context__
    return " <- ".join(parts)


def attempt(label, function):
    try:
        function()
    except Exception as error:
        print(f"{label}: {describe(error)}")


def implicit():
    try:
        {}["first"]
    except KeyError:
        int("second")


def explicit():
    try:
        {}["first"]
    except KeyError as error:
        raise ValueError("second") from error


def from_none():
    try:
        {}["first"]
    except KeyError:
        raise ValueError("second") from None


def from_class():
    raise ValueError("second") from KeyError


def three():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            {}["k"]
    except KeyError:
        [][0]


def same_again():
    try:
        raise ValueError("same")
    except ValueError as error:
        raise error


def in_finally():
    try:
        1 / 0
    finally:
        {}["from finally"]


def handled_inside():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            {}["k"]
        except KeyError:
            pass
        raise TypeError("after handling another")


def cycle():
    a, b = ValueError("a"), ValueError("b")
    try:
        try:
            raise a
        except ValueError:
            raise b
    except ValueError:
        raise a


for function in (implicit, explicit, from_none, from_class, three, same_again, in_finally, handled_inside):
    attempt(function.__name__, function)
try:
    cycle()
except ValueError as error:
    print("cycle is cut:", repr(error), repr(error.__context__), repr(error.__context__.__context__))
for cause in (5, "text", int, ValueError(1), None):
    try:
        raise KeyError("k") from cause
    except (KeyError, TypeError) as error:
        print(f"from {cause!r}: {error!r} cause={error.__cause__!r}")
error = ValueError("by hand")
error.__cause__ = KeyError()
print("setting the cause suppresses the context:", error.__suppress_context__)
for name, value in (
    ("__cause__", 5),
    ("__context__", "x"),
    ("__traceback__", 5),
    ("__suppress_context__", None),
):
    try:
        setattr(error, name, value)
        print(name, "fine")
    except TypeError as problem:
        print("TypeError:", problem)
