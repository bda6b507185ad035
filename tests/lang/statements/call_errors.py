"""The TypeErrors of wrong calls of Python functions, all of them."""


def attempt(label, call):
    try:
        print(f"{label}: fine, {call()}")
    except TypeError as error:
        print(f"{label}: {error}")


def none(): ...
def one(a): ...
def two(a, b): ...
def three(a, b, c): ...
def default(a, b=1): ...
def defaults(a=1, b=2): ...
def star(a, *rest): ...
def only(*, k): ...
def onlies(*, k, l, m=1): ...
def pos(a, b, /): ...
def mixed(a, /, b, *, c): ...
def kwargs(a, **kw): ...
def everything(a, b=1, *c, d, e=2, **f): ...


attempt("none(1)", lambda: none(1))
attempt("none(1, 2)", lambda: none(1, 2))
attempt("none(k=1)", lambda: none(k=1))
attempt("one()", lambda: one())
attempt("one(1, 2)", lambda: one(1, 2))
attempt("one(1, a=2)", lambda: one(1, a=2))
attempt("one(b=2)", lambda: one(b=2))
attempt("two()", lambda: two())
attempt("two(b=1)", lambda: two(b=1))
attempt("three()", lambda: three())
attempt("three(1)", lambda: three(1))
attempt("three(1, 2, 3, 4, 5)", lambda: three(1, 2, 3, 4, 5))
attempt("default()", lambda: default())
attempt("default(1, 2, 3)", lambda: default(1, 2, 3))
attempt("defaults(1, 2, 3)", lambda: defaults(1, 2, 3))
attempt("defaults(1, a=2)", lambda: defaults(1, a=2))
attempt("star()", lambda: star())
attempt("star(1, a=2)", lambda: star(1, a=2))
attempt("only()", lambda: only())
attempt("only(1)", lambda: only(1))
attempt("only(1, k=2)", lambda: only(1, k=2))
attempt("only(1, 2, k=2)", lambda: only(1, 2, k=2))
attempt("onlies()", lambda: onlies())
attempt("onlies(1, 2)", lambda: onlies(1, 2))
attempt("pos()", lambda: pos())
attempt("pos(1, b=2)", lambda: pos(1, b=2))
attempt("pos(a=1, b=2)", lambda: pos(a=1, b=2))
attempt("mixed(1)", lambda: mixed(1))
attempt("mixed(1, 2, 3)", lambda: mixed(1, 2, 3))
attempt("mixed(1, 2, 3, c=4)", lambda: mixed(1, 2, 3, c=4))
attempt("kwargs(b=1)", lambda: kwargs(b=1))
attempt("kwargs(1, 2, b=1)", lambda: kwargs(1, 2, b=1))
attempt("everything()", lambda: everything())
attempt("everything(1)", lambda: everything(1))
attempt("everything(1, a=1, d=1)", lambda: everything(1, a=1, d=1))
attempt("everything(1, d=1)", lambda: everything(1, d=1))
