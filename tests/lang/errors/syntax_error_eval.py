"""A SyntaxError from eval, raised while another error is handled."""

try:
    eval("undefined + 1")
except NameError as error:
    print("caught:", error)
    eval("1 + (2 *")
print("never")
pass
pass
