def f(a, b):
    f"{a}"
    f"x{a!r}y{b:>{a}}z{a!s:5}"
    f""
    "%s and %r" % (a, b)
    "%-5s|%5.2s" % (a, b)
    "%d" % (a,)
    "%s" % a
