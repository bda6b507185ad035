"""Names at the top level: globals(), deletion, shadowing of built-ins, names made by loops, conditions and functions."""

defined = sorted(name for name in globals() if not name.startswith("__"))
print("at first:", defined)
if True:
    made_in_if = 1
for made_in_loop in range(2):
    made_in_body = made_in_loop
try:
    made_in_try = 1
    1 / 0
except ZeroDivisionError as made_in_except:
    pass
print("made:", sorted(name for name in globals() if name.startswith("made")))


def creates():
    global made_by_function, print_count
    made_by_function = "yes"
    print_count = 0
    globals()["made_through_dict"] = "also"


creates()
print(made_by_function, made_through_dict, print_count)
del made_by_function
print("deleted:", "made_by_function" in globals())
max = lambda *a: "shadow"
print("shadowed:", max(1, 2))
del max
print("back:", max(1, 2))


def uses_later():
    return defined_later


try:
    uses_later()
except NameError as error:
    print("NameError:", error)
defined_later = "now"
print(uses_later())
a = 1


def outer():
    a = 2

    def inner():
        global a
        a = 3

    inner()
    return a


print("global skips the function between:", outer(), a)
for name in ("a", "no_such_name"):
    print(name, globals().get(name, "missing"))
print("__name__:", __name__, "__doc__:", __doc__.split(":")[0])
_private, __double, __dunder__ = 1, 2, 3
print(_private, __double, __dunder__)
exec("made_by_exec = [made_in_if] * 2")
print(made_by_exec, eval("made_by_exec[0]"))
