"""What happens in a class body: order, scopes, leaks, conditionals, loops, deletion, nested classes."""

x = "global"


class Body:
    print("running the body:", __name__, __qualname__)
    x = "class"
    copy = x
    seen = [x for _ in range(1)]
    first_iterable = [c for c in x]

    def method(self):
        return x

    for i in range(3):
        exec(f"made{i} = {i}")
    if x == "class":
        branch = "taken"
    temporary = 1
    del temporary

    class Inner:
        def outer_names(self):
            return x

        inner_value = __qualname__

    lambda_sees = lambda: x


print("class value:", Body.x, Body.copy)
print(
    "comprehensions skip the class scope:",
    Body.seen,
    "but the first iterable is evaluated in it:",
    Body.first_iterable,
)
print("methods skip it too:", Body().method(), Body.Inner().outer_names(), Body.lambda_sees())
print("made:", Body.made0, Body.made2, Body.i, Body.branch, hasattr(Body, "temporary"))
print("inner:", Body.Inner.__qualname__, Body.Inner.inner_value, Body.method.__qualname__)


def function():
    y = "enclosing"

    class Local:
        print("sees the enclosing function:", y)
        z = y
        y2 = [y for _ in range(1)]

    class Shadow:
        y = "own"
        print("own first:", y)

    return Local, Shadow


local, shadow = function()
print("qualname:", local.__qualname__, local.y2)
try:

    class Failing:
        a = 1
        undefined_name

except NameError as error:
    print("NameError:", error, "| bound:", "Failing" in globals())


class Global:
    global leaked
    leaked = "from the body"
    own = leaked


print("global in a body:", leaked, hasattr(Global, "leaked"))
y = "module"


def late():
    class C:
        a = y
        y = "class"
        b = y

    return C.a, C.b


print("a name that the body binds is looked up globally first:", late())
