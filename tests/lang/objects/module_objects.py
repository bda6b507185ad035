"""Module objects: attributes, __dict__, __getattr__, __dir__, names, docs, repr, deletion."""

import math
import sys
import types

module = types.ModuleType("example", "A doc.")
print("fresh:", module.__name__, module.__doc__, sorted(vars(module)))
module.x = 1
exec("def f(): return x + 1", module.__dict__)
print("function in it:", module.f(), module.f.__module__, module.f.__globals__ is module.__dict__)
module.__dict__["x"] = 10
print("through __dict__:", module.x, module.f())
del module.x
try:
    module.x
except AttributeError as error:
    print("AttributeError:", error)
try:
    module.f()
except NameError as error:
    print("NameError:", error)


def getattr_hook(name):
    if name == "lazy":
        module.lazy = "computed once"
        return module.lazy
    raise AttributeError(f"hook has no {name}")


module.__getattr__ = getattr_hook
print("lazy:", module.lazy, "lazy" in vars(module), module.lazy)
print("hasattr:", hasattr(module, "other"), getattr(module, "other", "default"))
module.__dir__ = lambda: ["z", "a"]
print("dir:", dir(module))
print("repr:", repr(module), repr(types.ModuleType("plain")))
module.__name__ = "renamed"
print("renamed:", repr(module))
for wrong in (
    lambda: types.ModuleType(),
    lambda: types.ModuleType(5),
    lambda: setattr(module, "__dict__", {}),
    lambda: module(),
):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(f"{type(error).__name__}: {error}")
print("known modules:", sys.modules["math"] is math, math.__name__, "__main__" in sys.modules)
main = sys.modules["__main__"]
print("this one:", main.module is module, main.__name__ == __name__, __doc__[:14])


class Sub(types.ModuleType):
    def __call__(self):
        return f"called {self.__name__}"

    def __repr__(self):
        return "<sub>"


sub = Sub("sub")
print("subclass:", sub(), sub, isinstance(sub, types.ModuleType))
