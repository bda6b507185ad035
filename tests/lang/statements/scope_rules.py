"""Scopes: which names are local, free, global; comprehension scopes; class scopes; shadowed built-ins; locals()."""

x = "module"


def use_before_assignment():
    try:
        x
    except UnboundLocalError as error:
        return str(error)
    x = 1


def conditional(flag):
    if flag:
        y = "bound"
    try:
        return y
    except UnboundLocalError as error:
        return str(error)


print(use_before_assignment())
print(conditional(True), conditional(False))


def binds():
    for a in [1]:
        pass
    with __import__("io").StringIO() as b:
        pass
    import math as c
    from math import pi as d

    def e(): ...

    class f: ...

    try:
        1 / 0
    except ZeroDivisionError as g:
        g_seen = True
    h, [i, *j] = 1, (2, 3)
    if k := 5:
        pass
    match 7:
        case l:
            pass
    m: int = 1
    n: int
    return sorted(locals())


print("what binds:", binds())


def levels():
    a = 1

    def one():
        b = 2

        def two():
            c = 3

            def three():
                return a + b + c

            return three(), sorted(locals())

        return two(), sorted(locals())

    return one()


print("free variables show up in locals:", levels())


def comprehension_scope():
    return [x for x in [x for x in "ab"]], {i: j for i in range(2) for j in range(i)}, x


print(comprehension_scope())


class Scope:
    x = "class"
    y = [x for _ in "a"]
    z = (lambda: x)()

    def m(self, d=x):
        return x, d, self.x, Scope.x


print("class:", Scope.y, Scope.z, Scope().m())


def builtin_shadow():
    list = "shadowed"
    return list, [*range(2)]


print(builtin_shadow(), list("ab"))
print("globals is live:", globals()["x"], globals().setdefault("made", "made"), made)


def nested_class():
    v = "function"

    class A:
        v = "A"

        class B:
            seen = v

        def m(self):
            return v

    return A.B.seen, A().m()


print("nested classes see the function:", nested_class())
print("generator expressions:", (lambda k: list(k + i for i in range(2)))(10))
