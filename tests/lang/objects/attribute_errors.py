"""The texts of AttributeError for objects, classes, modules, functions, and what the exception carries."""

import math


class Thing:
    __slots__ = ("slot",)


class Free:
    pass


targets = {
    "object": Free(), "slotted": Thing(), "class": Free, "module": math, "function": lambda: 0, "int": 5, "none": None,
    "list": [], "builtin": len, "generator": (x for x in ()), "method": [].append, "type": type, "super": super(Free, Free()),
}  # fmt: skip
for label, target in targets.items():
    try:
        target.missing
    except AttributeError as error:
        print(f"{label}: {error} | name={error.name!r}, obj is it: {error.obj is target}")
    for action in (lambda: setattr(target, "missing", 1), lambda: delattr(target, "missing")):
        try:
            action()
        except (AttributeError, TypeError) as error:
            print(f"    {type(error).__name__}: {error}")
        else:
            print("    fine")
try:
    Thing().slot
except AttributeError as error:
    print("unset slot:", error)
made = AttributeError("text", name="n", obj=5)
print("made by hand:", made, made.name, made.obj, made.args)
