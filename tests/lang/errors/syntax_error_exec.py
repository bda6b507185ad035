"""A SyntaxError from exec: the file is the string's, the line is shown with its caret."""

code = """
def fine():
    return 1

def broken(:
    pass
"""
print("before")
exec(compile("print('fine')", "<first>", "exec"))
exec(code)
