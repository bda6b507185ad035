"""match with literals, wildcards, alternatives, guards, captures; the order of cases; values that compare equal."""


def kind(subject):
    match subject:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -1:
            return "minus one"
        case 1.5 | -2.5:
            return "float"
        case 3 + 4j | -1 - 2j:
            return "complex"
        case "a" | "b" as letter:
            return f"letter {letter}"
        case "con" "catenated":
            return "joined"
        case b"x":
            return "bytes"
        case None:
            return "none"
        case True:
            return "true (never: 1 came first)"
        case False:
            return "false (never: 0 came first)"
        case str(s) if s.isupper():
            return f"upper {s}"
        case int() | float() as n if n > 100:
            return f"big {n}"
        case other:
            return f"other {other!r}"


for subject in (0, 0.0, False, 1, True, 2.0, 3, -1, 1.5, -2.5, 3 + 4j, -1 - 2j, "a", "b", "concatenated", b"x", None,
                "UPPER", "lower", 101, 100.5, 50, [], ()):  # fmt: skip
    print(repr(subject), "->", kind(subject))


def identity(subject):
    match subject:
        case True:
            return "True itself"
        case False:
            return "False itself"
        case None:
            return "None itself"
        case 1:
            return "equal to 1"
    return "no match"


print([identity(x) for x in (True, 1, False, 0, None, 1.0)])
match 5:
    case 6:
        print("never")
print("no case matches: nothing happens")
match 5:
    case x if x > 10:
        pass
    case _:
        print("a failed guard leaves the capture bound:", x)
match 1, 2:
    case 1, y:
        print("unparenthesised subject:", y)
