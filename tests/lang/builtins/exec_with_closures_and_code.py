"""exec of code objects: functions' code, closures passed in, results in namespaces, single statements, nested compile."""


def plain():
    global result
    result = "from plain"


exec(plain.__code__)
print("function code:", result)


def outer():
    x, y = 1, 2

    def inner():
        global seen
        seen = x + y

    return inner


inner = outer()
exec(inner.__code__, closure=inner.__closure__)
print("with its closure:", seen)


def cells(*values):
    return tuple((lambda v: lambda: v)(v).__closure__[0] for v in values)


exec(inner.__code__, globals(), closure=cells(10, 20))
print("with other cells:", seen)
for label, action in {
    "no closure": lambda: exec(inner.__code__), "too short": lambda: exec(inner.__code__, closure=cells(1)), "not cells": lambda: exec(inner.__code__, closure=(1, 2)),
    "not a tuple": lambda: exec(inner.__code__, closure=[1]), "for text": lambda: exec("1", closure=cells(1)), "not needed": lambda: exec(plain.__code__, closure=cells(1)),
}.items():  # fmt: skip
    try:
        action()
        print(label, "fine")
    except (TypeError, SystemError) as error:
        print(f"{label}: {type(error).__name__}: {error}")
space = {}
exec(compile("def make(n):\n    return lambda: n * 2\nvalue = make(21)()", "<made>", "exec"), space)
print("value:", space["value"], space["make"].__code__.co_filename)
exec("exec('deep = 1'); exec(compile('deeper = deep + 1', 'f', 'exec'))", space)
print("nested:", space["deep"], space["deeper"])
code = compile("[i for i in range(n)]", "<e>", "eval")
print("reused:", [eval(code, {"n": n}) for n in range(4)])
counter = compile("count += 1", "<c>", "exec")
space = {"count": 0}
for _ in range(500):
    exec(counter, space)
print("500 times:", space["count"])


class Space(dict):
    def __missing__(self, name):
        return f"<{name}>"


print("mapping as locals:", eval("a + b", {}, Space(b="!")), eval("(lambda: 1)()", {}, Space()))
