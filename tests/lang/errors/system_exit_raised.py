"""raise SystemExit by hand, from a handler: the context is not shown."""

try:
    1 / 0
except ZeroDivisionError:
    print("handling")
    try:
        raise SystemExit(300)
    except SystemExit as error:
        print("again", error.code)
        raise
pass
