"""match: when names are bound, values by dotted names, evaluation of the subject, nesting, soft keywords as names."""


class Color:
    RED = "red"
    BLUE = "blue"


calls = []


def subject(value):
    calls.append(value)
    return value


match subject("blue"):
    case Color.RED:
        print("red")
    case Color.BLUE:
        print("blue; the subject was evaluated", len(calls), "time")
match (1, (2, 3)):
    case (a, (b, 4)):
        print("never")
    case (c, (d, 3)):
        print("bound:", c, d)
match = {"match": 1}
case = 5
_ = "kept"
match match:
    case {"match": case}:
        print("soft keywords are names:", case, match)
match 7:
    case _:
        print("the wildcard binds nothing:", _)


def returns(x):
    match x:
        case [y] if (z := y + 1) > 5:
            return "guard", y, z
        case [y]:
            return "plain", y, z


print(returns([9]), returns([1]))


def in_loop(items):
    out = []
    for item in items:
        match item:
            case "skip":
                continue
            case "stop":
                break
            case str() as s:
                out.append(s)
            case [*_]:
                match item:
                    case [x, y]:
                        out.append(x + y)
                    case _:
                        out.append("other list")
    else:
        out.append("else")
    return out


print(in_loop(["a", "skip", [1, 2], [1], "stop", "b"]), in_loop(["c", 5]))


class Eq:
    def __eq__(self, other):
        calls.append(("eq", other))
        return other == 2


calls.clear()
match Eq():
    case 1 | 2 | 3:
        print("compared by ==, left to right:", calls)


def unbound(x):
    match x:
        case [name]:
            pass
    return name


try:
    unbound(5)
except UnboundLocalError as error:
    print("UnboundLocalError:", error)
match x := 5, "two":
    case int() as n, str(s):
        print("walrus subject:", x, n, s)
