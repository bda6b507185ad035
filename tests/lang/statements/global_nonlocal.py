"""global and nonlocal: binding, nesting, class scopes, names that exist later, shadowing."""

x = "module"


def reads():
    return x


def shadows():
    x = "local"
    return x


def rebinds():
    global x
    x = "rebound"


print(reads(), shadows(), reads())
rebinds()
print(reads())


def creates():
    global created
    created = "made inside"


creates()
print(created)


def unbound():
    try:
        print(x)
    except UnboundLocalError as error:
        print("UnboundLocalError:", error)
    x = "later"


unbound()


def counter():
    n = 0

    def up():
        nonlocal n
        n += 1
        return n

    def reset():
        nonlocal n
        n = 0

    return up, reset


up, reset = counter()
print(up(), up(), reset(), up())
other, _ = counter()
print("independent:", other(), up())


def levels():
    a = "outer"

    def middle():
        def inner():
            nonlocal a
            a = "set by inner"

        inner()
        return a

    return middle(), a


print(levels())


def mixed():
    y = "local"

    def inner():
        global y
        y = "global y"
        return y

    return inner(), y


print(mixed(), y)


class C:
    x = "class"

    def method(self):
        return x

    def setter(self):
        global x
        x = "set by a method"


C().setter()
print(C().method(), C.x)
for code in (
    "def f():\n nonlocal q",
    "nonlocal q",
    "def f(p):\n global p",
    "def f():\n x = 1\n global x",
    "def f():\n print(x)\n global x",
):
    try:
        compile(code, "<code>", "exec")
    except SyntaxError as error:
        print("SyntaxError:", error.msg)
