"""except* leaves the rest of a group uncaught; a handler's own error joins it."""


def work():
    raise ExceptionGroup("work", [ValueError(1), KeyError("two"), TypeError("three")])


try:
    work()
except* ValueError as group:
    print("handled", group.exceptions)
except* KeyError:
    raise RuntimeError("while handling KeyError")
