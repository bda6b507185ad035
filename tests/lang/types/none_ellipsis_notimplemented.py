"""None, Ellipsis and NotImplemented: identity, types, truth, attributes, operators, calls."""

for thing in (None, ..., NotImplemented):
    kind = type(thing)
    print(
        repr(thing),
        kind.__name__,
        kind() is thing,
        thing == thing,
        thing is thing,
        hash(thing) == hash(thing),
        {thing: 1}[thing],
    )
print("truth:", bool(None), bool(...))
print("text:", str(None), f"{None!r:>6}", "%s" % (...,), [None, ..., NotImplemented])


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


nothing = None
attempt("None + 1", lambda: nothing + 1)
attempt("None < None", lambda: nothing < nothing)
attempt("None[0]", lambda: nothing[0])
attempt("None()", lambda: nothing())
attempt("None.x", lambda: nothing.x)
attempt("None.x = 1", lambda: setattr(nothing, "x", 1))
attempt("len(None)", lambda: len(nothing))
attempt("iter(None)", lambda: iter(nothing))
attempt("in None", lambda: 1 in nothing)
attempt("-None", lambda: -nothing)
attempt("NoneType(1)", lambda: type(None)(1))
attempt("ellipsis(1)", lambda: type(...)(1))
attempt("NotImplementedType(1)", lambda: type(NotImplemented)(1))
attempt("... + 1", lambda: ... + 1)
attempt("None == 0", lambda: None == 0)
attempt("None != ...", lambda: None != ...)
attempt("None.__eq__(None)", lambda: None.__eq__(None))
attempt("None.__eq__(1)", lambda: None.__eq__(1))
attempt("(1).__add__('a')", lambda: (1).__add__("a"))
attempt("format with a spec", lambda: f"{None:5}")
attempt("int(None)", lambda: int(nothing))
attempt("''.join([None])", lambda: "".join([nothing]))
attempt("sorted", lambda: sorted([None, None]))
attempt("sum", lambda: sum([nothing]))
attempt("subclass", lambda: type("N", (type(None),), {}))
for name in ("None", "True", "False", "__debug__"):
    try:
        exec(f"{name} = 1")
    except SyntaxError as error:
        print(f"{name} = 1: {error.msg}")
