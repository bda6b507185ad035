"""exec and eval: namespaces, locals of functions, closures, classes, code objects, what is returned."""

x = "global"


def inside():
    x = "local"
    y = 1
    exec("x = 'changed'; z = 5")
    namespace = {}
    exec("a = x + '!'\ndef f(): return a", globals(), namespace)
    return (
        x,
        eval("x"),
        eval("x", {"x": "given"}),
        eval("x", {"x": 1}, {"x": "inner"}),
        "z" in dir(),
        namespace["a"],
        y,
    )


print(inside())
print("values:", eval("1 + 2"), eval("  [x]  "), eval("(yield_ := 3)"), exec("1 + 2"), eval("lambda: 5")())
space = {"n": 3}
exec("total = sum(i * n for i in range(4))\nclass C:\n    v = n\n", space)
print("space:", space["total"], space["C"].v, sorted(k for k in space if k != "__builtins__"))
split = {}
try:
    exec("a = 1\ndef f(): return a\nf()", {}, split)
except NameError as error:
    print("split namespaces act like a class body:", error, sorted(split))
code = compile("n * 2", "<code>", "eval")
print(
    "code objects:",
    eval(code, {"n": 4}),
    [eval(code, {"n": v}) for v in ("ab", [1], 2.5)],
    code.co_filename,
    code.co_names,
)
single = compile("1 + 1\n", "<code>", "single")
exec(single)
exec(compile("if 1:\n  'shown in single mode'\n", "<code>", "single"))
for source, mode in (
    ("x = 1", "eval"),
    ("1; 2", "eval"),
    ("", "eval"),
    ("a\nb", "single"),
    ("1", "wrong"),
    ("def", "exec"),
    ("x\0y", "exec"),
):
    try:
        compile(source, "<code>", mode)
        print("fine")
    except (SyntaxError, ValueError) as error:
        print(f"{source!r} {mode}: {type(error).__name__}: {error}")
for wrong in (
    lambda: eval(5),
    lambda: exec(None),
    lambda: eval("1", 5),
    lambda: eval("1", {}, 5),
    lambda: exec("1", x=1),
    lambda: eval(code, {}),
):
    try:
        wrong()
    except (TypeError, NameError) as error:
        print(f"{type(error).__name__}: {error}")
print("bytes:", eval(b"1 + 1"), eval(bytearray(b"2 + 2")))


def closure():
    v = 1

    def f():
        return v

    try:
        exec(f.__code__)
    except TypeError as error:
        return error


print("TypeError:", closure())
print(
    "locals is a snapshot:",
    (lambda a: (locals(), a))(1),
    (lambda: (locals().update(q=1), "q" in locals()))()[1],
)
exec("global made\nmade = 'by exec'")
print(made)
