"""__getattr__, __getattribute__, __setattr__, __delattr__ and the functions getattr, setattr, delattr, hasattr."""


class Logged:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __getattribute__(self, name):
        if name not in ("log", "__dict__", "__class__"):
            object.__getattribute__(self, "log").append(f"get {name}")
        return super().__getattribute__(name)

    def __getattr__(self, name):
        self.log.append(f"missing {name}")
        if name.startswith("x"):
            return f"made {name}"
        raise AttributeError(f"no {name} here")

    def __setattr__(self, name, value):
        self.log.append(f"set {name}={value}")
        super().__setattr__(name, value)

    def __delattr__(self, name):
        self.log.append(f"del {name}")
        super().__delattr__(name)


thing = Logged()
thing.a = 1
thing.a += 1
del thing.a
print("statements:", thing.log)
thing.log.clear()
print(
    "getattr:",
    getattr(thing, "x1"),
    getattr(thing, "y", "default"),
    hasattr(thing, "x2"),
    hasattr(thing, "y2"),
)
print("log:", thing.log)
for action in (lambda: thing.y, lambda: delattr(thing, "nothing"), lambda: getattr(thing, "y")):
    try:
        action()
    except AttributeError as error:
        print("AttributeError:", error, "| name:", error.name, "| obj is thing:", error.obj is thing)
for action in (
    lambda: getattr(thing, 5),
    lambda: setattr(thing, b"x", 1),
    lambda: hasattr(thing, None),
    lambda: getattr(1),
):
    try:
        action()
    except TypeError as error:
        print("TypeError:", error)
setattr(thing, "not an identifier", "fine")
print("any string is a name:", getattr(thing, "not an identifier"))
