"""SyntaxWarning while the program is compiled: printed once, with the line, before anything runs."""

print("runs all the same")
x = 5
print("is with a literal:", x is 5 or "equal at least")
assert (x, "always true")
try:
    print([1](0))
except TypeError as error:
    print("TypeError:", error)
print("bad escape:", len("\d"))
