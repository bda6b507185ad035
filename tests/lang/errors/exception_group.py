"""An uncaught ExceptionGroup: the box of its exceptions, nested, each with its traceback."""


def fail(kind, message):
    raise kind(message)


def collect(*kinds):
    errors = []
    for kind in kinds:
        try:
            fail(kind, f"a {kind.__name__}")
        except Exception as error:
            errors.append(error)
    return errors


inner = ExceptionGroup("inner group", collect(KeyError, TypeError))
print("collected", len(inner.exceptions))
raise ExceptionGroup("outer group", [*collect(ValueError), inner, OSError("never raised")])
