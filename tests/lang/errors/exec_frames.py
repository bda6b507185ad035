"""Frames of code from exec and eval have no source lines; those of the program have."""

source = '''
def inner(x):
    return eval("x.missing + 1")

def outer(x):
    return inner(x) * 2
'''
space = {}
exec(source, space)
space["inner"].__name__ = "renamed"
print(sorted(name for name in space if not name.startswith("__")))
space["outer"](5)
