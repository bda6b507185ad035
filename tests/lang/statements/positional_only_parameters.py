"""Positional-only and keyword-only parameters: names reused in **kwargs, defaults, lambdas, methods."""


def f(a, b=2, /, c=3, *, d=4, **kw):
    return a, b, c, d, kw


print(f(1), f(1, 5), f(1, 5, 6), f(1, c=6, d=7), f(1, a=9, b=8))


def only_positional(a, b, /):
    return a, b


def only_keyword(*, a, b=2):
    return a, b


def all_kinds(p, /, n, *args, k, **kw):
    return p, n, args, k, kw


print(
    only_positional(1, 2),
    only_keyword(a=1),
    only_keyword(b=5, a=6),
    all_kinds(1, 2, 3, k=4, z=5),
    all_kinds(1, n=2, k=3, p=9),
)
lambda_ = lambda a, /, b, *, c: (a, b, c)
print(lambda_(1, 2, c=3), lambda_(1, b=2, c=3))


class C:
    def method(self, x, /, *, y=0, **kw):
        return x, y, kw

    @classmethod
    def make(cls, name, /, **kw):
        return name, kw

    @staticmethod
    def static(*, key):
        return key


print(C().method(1, y=2, x=3, self=4), C.make("n", name="kw", cls="c"), C.static(key=5))
for label, call in {
    "positional by name": lambda: only_positional(a=1, b=2), "half by name": lambda: only_positional(1, b=2),
    "keyword by position": lambda: only_keyword(1), "missing keyword": lambda: only_keyword(), "too many": lambda: only_positional(1, 2, 3),
    "missing positional": lambda: f(), "all kinds": lambda: all_kinds(1, k=2), "static": lambda: C.static(5),
    "method": lambda: C().method(y=1), "default by name": lambda: (lambda a=1, /: a)(a=2),
}.items():  # fmt: skip
    try:
        print(label, "->", call())
    except TypeError as error:
        print(label, "->", error)
for code in (
    "def f(/): pass",
    "def f(a, /, b, /): pass",
    "def f(*, /): pass",
    "def f(*): pass",
    "def f(a, a): pass",
    "def f(a=1, b): pass",
    "def f(**k, a): pass",
    "def f(*a, *b): pass",
    "def f(a, *, **k): pass",
    "lambda *: 0",
):
    try:
        compile(code, "<code>", "exec")
    except SyntaxError as error:
        print(f"{code} -> {error.msg}")
