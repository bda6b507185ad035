"""What the built-in exceptions take, keep as attributes, and print."""


def show(what, make):
    """Prints what a call gives, or what it raises."""
    try:
        print(what, '=', repr(make()))
    except BaseException as error:
        print(what, '!', type(error).__name__, error)



error = OSError(2, "x")
for name in "errno strerror filename filename2".split():
    print(name, getattr(error, name))
error.filename = 4
print(error)
error.strerror = None
print(error, error.args)
for name in '__traceback__ __context__ __cause__ __suppress_context__ args'.split():
    show('set ' + name, lambda: setattr(ValueError(), name, 3))
    show('delete ' + name, lambda: delattr(ValueError(), name))
