"""Errors of indentation from exec: printed as caught, and the last one uncaught."""

for source in ("if 1:\npass", " x = 1", "if 1:\n    a\n  b", "if 1:\n\ta\n        b"):
    try:
        exec(source)
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.lineno, error.offset, repr(error.text))
exec("def f():\n    x = 1\n      y = 2\n")
pass
pass
