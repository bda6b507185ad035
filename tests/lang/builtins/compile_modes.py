"""compile, eval and exec with the three modes, flags, file names, code objects' attributes."""

code = compile("a = 1\nb = a + 1\n", "name.py", "exec")
space = {}
exec(code, space)
print(
    "exec:",
    space["a"],
    space["b"],
    code.co_filename,
    code.co_name,
    code.co_firstlineno,
    code.co_names,
    code.co_consts[0],
)
code = compile("x * 2 if x else None", "<e>", "eval")
print("eval:", eval(code, {"x": 4}), eval(code, {"x": 0}))
code = compile("x = 5\n", "<s>", "single")
exec(code, space)
print("single:", space["x"])
exec(compile("x", "<s>", "single"), space)
exec(compile("None", "<s>", "single"), space)
exec(compile("for i in range(2): i\n", "<s>", "single"), space)
print("functions' code:")


def f(a, b=1, /, c=2, *args, d, e=3, **kw):
    local = a
    return lambda: (local, c)


code = f.__code__
for name in (
    "co_name",
    "co_qualname",
    "co_argcount",
    "co_posonlyargcount",
    "co_kwonlyargcount",
    "co_nlocals",
    "co_varnames",
    "co_cellvars",
    "co_freevars",
    "co_flags",
):
    print("   ", name, getattr(code, name))
inner = f(0, d=1).__code__
print(
    "    inner:",
    inner.co_name,
    inner.co_qualname,
    inner.co_freevars,
    inner.co_firstlineno - code.co_firstlineno,
)
print(
    "equal code:",
    compile("1 + 1", "f", "eval") == compile("1 + 1", "f", "eval"),
    compile("1", "f", "eval") == compile("2", "f", "eval"),
)
print("replace:", (lambda: 1).__code__.replace(co_name="renamed").co_name)
print("hashable:", len({compile("1", "f", "eval"), compile("1", "f", "eval")}))


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("wrong mode", lambda: compile("1", "f", "run"))
attempt("no mode", lambda: compile("1", "f"))
attempt("null byte", lambda: compile("1\0", "f", "eval"))
attempt("not text", lambda: compile(5, "f", "exec"))
attempt("wrong flags", lambda: compile("1", "f", "eval", flags=1 << 30))
attempt("optimize", lambda: eval(compile("__debug__", "f", "eval", optimize=1)))
attempt("asserts go", lambda: exec(compile("assert 0", "f", "exec", optimize=1)))
attempt(
    "docstrings go",
    lambda: (exec(compile("def f():\n 'doc'", "f", "exec", optimize=2), space), space["f"].__doc__),
)
attempt("eval of exec code", lambda: eval(compile("a = 1", "f", "exec"), {}))
attempt("bytes with a cookie", lambda: eval(compile(b"# coding: latin-1\n'\xe9'", "f", "eval")))
