"""The names in builtins: which are there, and what kind of thing each is."""

import builtins

SITE_ONLY = {"copyright", "credits", "exit", "license", "quit", "help"}
kinds = {}
for name in dir(builtins):
    if name.startswith("_") or name in SITE_ONLY:
        continue
    thing = getattr(builtins, name)
    if isinstance(thing, type):
        kind = "exception" if issubclass(thing, BaseException) else "class"
    else:
        kind = type(thing).__name__
    kinds.setdefault(kind, []).append(name)
for kind, names in sorted(kinds.items()):
    print(f"{kind} ({len(names)}):")
    for i in range(0, len(names), 6):
        print("   ", *names[i : i + 6])
print(
    "special:",
    [
        n
        for n in ("__build_class__", "__debug__", "__doc__", "__import__", "__name__")
        if hasattr(builtins, n)
    ],
)
print("names:", builtins.__name__, len.__name__, len.__module__, int.__module__, len.__self__ is builtins)
print("the module and the name:", __builtins__ is builtins, builtins.len is len)
