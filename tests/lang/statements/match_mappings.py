"""match with mapping patterns: keys, rest, nesting, missing keys, defaultdict, what counts as a mapping."""

from collections import OrderedDict, defaultdict
from types import MappingProxyType


def look(subject):
    match subject:
        case {"kind": "point", "x": x, "y": y}:
            return f"point {x} {y}"
        case {"kind": "line", "from": [a, b], **rest}:
            return f"line {a} {b} {rest}"
        case {1: one, None: none, -1: minus}:
            return f"odd keys {one} {none} {minus}"
        case {"nested": {"deep": [{"x": x}]}}:
            return f"deep {x}"
        case {"a": int(n) | float(n)}:
            return f"number {n}"
        case {**everything} if everything:
            return f"some mapping {sorted(everything, key=str)}"
        case {}:
            return "empty mapping"
    return "no mapping"


subjects = [
    {"kind": "point", "x": 1, "y": 2, "z": 3}, {"kind": "point", "x": 1}, {"kind": "line", "from": (0, 1), "to": 5},
    {1: "a", None: "b", -1: "c"}, {True: "a", None: "b", -1.0: "c"}, {"nested": {"deep": [{"x": 5, "y": 6}]}}, {"a": 1.5},
    {"a": "text"}, {}, OrderedDict(a=1), MappingProxyType({"a": 2}), [], "text", [("a", 1)], None,
]  # fmt: skip
for subject in subjects:
    print(subject, "->", look(subject))
d = defaultdict(list)
match d:
    case {"missing": _}:
        print("never")
    case _:
        print("a defaultdict makes nothing:", dict(d))


class Key:
    VALUE = "dynamic"


match {"dynamic": 1, "other": 2}:
    case {Key.VALUE: v, **rest}:
        print("a dotted name as key:", v, rest)
subject = {"a": 1, "b": 2}
match subject:
    case {"a": _, **rest}:
        rest["c"] = 3
print("the rest is a new dict:", subject)
try:
    match subject | {"dynamic": 1}:
        case {Key.VALUE: _, "dynamic": _}:
            pass
except ValueError as error:
    print("ValueError:", error)
