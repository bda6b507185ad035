"""What an f-string calls: __format__ with the spec, str, repr, ascii; evaluation order; errors inside."""


class Logged:
    def __init__(self, name):
        self.name = name

    def __format__(self, spec):
        log.append(f"format {self.name} {spec!r}")
        return f"<{self.name}:{spec}>"

    def __str__(self):
        log.append(f"str {self.name}")
        return self.name

    def __repr__(self):
        log.append(f"repr {self.name}")
        return f"R({self.name})"


log = []
a, b = Logged("a"), Logged("b")
print(f"{a} {a:spec} {a!s} {a!r} {a!s:>4} {a!r:>8}", log)
log.clear()
print(f"{a:{b}} {a:x{b!s}y} {a!r:{4 + 4}}", log)
log.clear()
print(f"{a=} {a=!s} {a=:z}", log)
log.clear()


def failing(x):
    log.append(x)
    if x == 2:
        raise ValueError("in an f-string")
    return x


try:
    f"{failing(1)} {failing(2)} {failing(3)}"
except ValueError as error:
    print("left to right, until it raises:", log, error)
for code in (
    "f'{1:s}'",
    "f'{\"x\":d}'",
    "f'{1.5:d}'",
    "f'{[]:5}'",
    "f'{None:>5}'",
    "f'{1:%}'",
    "f'{\"x\":=5}'",
    "f'{1:,_}'",
    "f'{1:1.5d}'",
    "f'{object():x}'",
):
    try:
        print(code, "->", eval(code))
    except (ValueError, TypeError) as error:
        print(f"{code} -> {type(error).__name__}: {error}")


class BadFormat:
    def __format__(self, spec):
        return 5


try:
    f"{BadFormat()}"
except TypeError as error:
    print("TypeError:", error)


class StrSubclass(str):
    def __format__(self, spec):
        return "own format"


s = StrSubclass("text")
print(f"{s} {s!s} {s!s:>6} {s!r}")
print("scopes:", (lambda y: f"{y} {[f'{y}{z}' for z in 'ab']}")(1), [f"{i}" for i in range(2)])


def outer():
    value = "captured"

    def inner():
        return f"{value}"

    value = "late"
    return inner()


print("closure:", outer(), f"{outer.__name__}")
try:
    f"{undefined_name!r}"
except NameError as error:
    print("NameError:", error)
