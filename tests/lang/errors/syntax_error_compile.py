"""A SyntaxError from compile, with a range of carets and a name of our own for the file."""


def build(source):
    return compile(source, "<template>", "exec")


print(type(build("x = 1")).__name__)
build("total = 1\nvalues = [f(x for x in total, 1)]\n")
pass
pass
