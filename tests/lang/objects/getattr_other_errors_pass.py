"""hasattr and getattr with a default swallow AttributeError alone; __getattr__ that recurses hits the limit."""


class Fails:
    @property
    def value_error(self):
        raise ValueError("from the property")

    @property
    def attribute_error(self):
        raise AttributeError("from the property")

    @property
    def exit(self):
        raise SystemExit(3)


class Recursive:
    def __getattr__(self, name):
        return self.other


class Broken:
    def __init__(self):
        del self.missing


fails = Fails()
print("attribute_error:", hasattr(fails, "attribute_error"), getattr(fails, "attribute_error", "default"))
for name in ("value_error", "exit"):
    for function in (hasattr, getattr, lambda o, n: getattr(o, n, "default")):
        try:
            print("unexpected:", function(fails, name))
        except BaseException as error:
            print(name, "passes:", repr(error))
try:
    Recursive().anything
except RecursionError as error:
    print("RecursionError:", str(error).startswith("maximum recursion depth exceeded"))
try:
    Broken()
except AttributeError as error:
    print("deleting what is not there:", error)
print("getattr on a builtin type:", getattr(5, "real"), getattr(5, "nope", "default"))
