"""The exception's class is shown with module and qualified name, without `__main__`."""


def make():
    class Local(Exception):
        pass

    return Local


Local = make()
Renamed = type("Renamed", (Local,), {"__module__": "some.module"})
print(Local.__qualname__, Renamed.__module__)
try:
    raise Local("first")
except Exception:
    raise Renamed("second")
