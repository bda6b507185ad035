"""builtins.len is patched, deleted and restored under sites that cached it."""

import builtins


def site(x):
    return len(x)


def method_site():
    return builtins.len("four")


original = builtins.len
for count in (5, 1000):
    for _ in range(count):
        site("abc")
        method_site()
    print(count, "original:", site("abc"), method_site())
    builtins.len = lambda x: "patched"
    print("    patched:", site("abc"), method_site())
    for _ in range(count):
        site("abc")
    builtins.len = original
    print("    restored:", site("abc"), method_site())
    for _ in range(count):
        site("abc")
    del builtins.len
    try:
        site("abc")
    except NameError as error:
        print("    deleted:", error)
    builtins.len = original
    print("    restored:", site("abc"), method_site())

builtins.new_name = "a new builtin"
print("new name:", new_name)  # noqa: F821


def read_new():
    return new_name  # noqa: F821


for _ in range(500):
    read_new()
new_name = "a global before it"
print("global first:", read_new())
del new_name
print("builtin again:", read_new())
del builtins.new_name
try:
    read_new()
except NameError as error:
    print("gone:", error)
