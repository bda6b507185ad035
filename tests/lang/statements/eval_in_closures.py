"""eval and exec see the locals of the function that calls them, not free variables that the code never names."""


def outer():
    hidden = 1

    def inner():
        try:
            return eval("hidden")
        except NameError as error:
            return f"NameError: {error}"

    return eval("hidden"), inner()


def named():
    hidden = 2

    def inner():
        hidden
        return eval("hidden")

    return inner()


print("not named inside:", outer())
print("named inside:", named())


def comprehension():
    x = 5
    try:
        return [eval("x") for _ in range(1)]
    except NameError as error:
        return f"NameError: {error}"


print("comprehensions are functions:", comprehension())


def stores():
    y = 1
    exec("y = 2; z = 3")
    try:
        z
    except NameError as error:
        return y, str(error), eval("y")


print("exec does not store into locals:", stores())


def explicit():
    space = {"y": 1}
    exec("y += 1\ndef f(): return 'made'\nresult = f()", space)
    return space["y"], space["result"]


print("with a namespace:", explicit())
x = "module"


class C:
    x = "class"
    seen = eval("x")
    exec("made = x + '!'")


print("class bodies:", C.seen, C.made)
print(
    "nested eval:",
    eval("eval('1 + 1') + eval('x', {'x': 10})"),
    eval("[x for x in 'ab']"),
    eval("(lambda: x)()"),
)
