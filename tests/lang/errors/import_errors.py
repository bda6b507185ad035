"""A missing module, caught and then uncaught, with the first error as context."""

try:
    exec("import no_such_module_at_all")
except ModuleNotFoundError as error:
    print("caught:", error, error.name)
try:
    from math import no_such_name
except ImportError as error:
    print("caught:", type(error).__name__, error.name, error.msg.partition(" (")[0])
    exec("import math.deeper")
