"""Code that runs with its own __builtins__ sees those alone, whatever was cached elsewhere."""

import types


def template(x):
    return len(x)


for _ in range(500):
    template("abc")
print("ordinary:", template("abc"))

own = types.FunctionType(template.__code__, {"__builtins__": {"len": lambda x: "own builtins"}})
print("own builtins:", own("abc"))
empty = types.FunctionType(template.__code__, {"__builtins__": {}})
for _ in range(200):
    try:
        empty("abc")
    except NameError as error:
        message = str(error)
print("empty builtins:", message)
print("ordinary again:", template("abc"), own("abc"))

module = types.ModuleType("fake_builtins")
module.len = lambda x: "from a module"
from_module = types.FunctionType(template.__code__, {"__builtins__": module})
print("a module as builtins:", from_module("abc"))

namespace = {"__builtins__": {"print": print, "len": len}}
exec("def f(): return len('four')", namespace)
print("exec:", namespace["f"]())
for _ in range(300):
    namespace["f"]()
namespace["__builtins__"]["len"] = lambda x: "replaced in the dict"
print("replaced:", namespace["f"]())
namespace["len"] = lambda x: "global"
print("global first:", namespace["f"]())
try:
    exec("class A: pass", {"__builtins__": {}})
except NameError as error:
    print("no __build_class__:", error)
try:
    exec("import sys", {"__builtins__": {}})
except ImportError as error:
    print("no __import__:", error)
plain = {}
exec("x = len('abc')", plain)
print("exec adds __builtins__:", sorted(plain), plain["__builtins__"]["len"] is len)
