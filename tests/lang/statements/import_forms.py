"""import forms for modules of the library: as, from, star, dotted, missing names, names bound."""

import math
import math as m
import os.path
import collections.abc as cabc
from math import floor, ceil as up
from collections import (
    OrderedDict,
    deque as Deque,
)
from itertools import *

print(
    "bound:",
    math is m,
    os.path.join("a", "b"),
    cabc.Sized.__name__,
    floor(1.5),
    up(1.5),
    OrderedDict().__len__(),
    Deque([1]),
)
print("star:", list(islice(count(5), 2)), "chain" in globals())
print("dotted import binds the first name:", "os" in globals(), "path" in globals())
for code in (
    "import no_such_module", "from math import no_such_name", "import math.nothing", "from no.such import x",
    "from math import pi, nope", "import os.path.deeper", "from . import x", "from .m import x", "import math as a.b",
    "from math import", "from math import (a", "import", "from math import *, pi", "from __future__ import nothing",
):  # fmt: skip
    try:
        exec(code, {"__name__": "alone"})
    except SyntaxError as error:
        print(f"{code}: SyntaxError: {error.msg}")
    except Exception as error:
        print(f"{code}: {type(error).__name__}: {error} | name={getattr(error, 'name', None)!r}")


def local_import():
    import string as s
    from math import pi as PI

    return s.digits, round(PI, 2), sorted(locals())


print("in a function:", local_import())
try:
    exec("def f():\n from math import *")
except SyntaxError as error:
    print("SyntaxError:", error.msg)


class C:
    from math import sqrt
    import math as module


print("in a class:", C.sqrt(16), C.module.pi > 3)
print(
    "__import__:",
    __import__("math") is math,
    __import__("os.path").__name__,
    __import__("os.path", fromlist=["join"]).join("x", "y"),
)
import sys

print("sys.modules:", sys.modules["math"] is math, "itertools" in sys.modules)
sys.modules["made_up"] = C
exec("import made_up")
print("any object may be a module:", made_up is C)
sys.modules["made_up"] = None
try:
    exec("import made_up")
except ModuleNotFoundError as error:
    print("ModuleNotFoundError:", error)
