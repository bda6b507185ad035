"""json.dumps: every type, indentation, separators, sorted keys, escapes, skipkeys, defaults, errors."""

import json

values = [
    None,
    True,
    False,
    0,
    -5,
    2**70,
    1.5,
    1e100,
    -0.0,
    "text",
    'é€😀\n\t"\\/\x00\x7f',
    [],
    [1, [2]],
    (),
    (1, "a"),
    {},
    {"k": {"n": []}},
    float("inf"),
    float("-inf"),
    float("nan"),
]
for value in values:
    print(json.dumps(value), json.dumps(value, ensure_ascii=False) if not isinstance(value, float) else "")
data = {"b": [1, 2, {"c": None}], "a": {"x": True, "y": []}, "e": {}}
print(json.dumps(data), json.dumps(data, sort_keys=True), json.dumps(data, separators=(",", ":")), sep="\n")
print(json.dumps(data, indent=2))
print(json.dumps([1, [2, []]], indent="--"), json.dumps([1], indent=0), json.dumps([], indent=4))
print("keys:", json.dumps({1: "int", 1.5: "float", True: "bool", None: "none", "s": "str"}))
print("skipkeys:", json.dumps({(1, 2): "tuple", "k": 1}, skipkeys=True))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


def default(o):
    if isinstance(o, Point):
        return {"x": o.x, "y": o.y}
    if isinstance(o, (set, frozenset)):
        return sorted(o)
    raise TypeError(f"cannot write {type(o).__name__}")


print("default:", json.dumps([Point(1, [Point(2, 3)]), {3, 1, 2}], default=default))


class Encoder(json.JSONEncoder):
    def default(self, o):
        return f"<{type(o).__name__}>" if isinstance(o, complex) else super().default(o)


print(
    "class:",
    json.dumps([1j], cls=Encoder),
    Encoder(indent=1).encode([2j]),
    "".join(Encoder().iterencode({"k": [1]})),
)
print(
    "subclasses:",
    json.dumps(
        [
            type("I", (int,), {})(5),
            type("S", (str,), {})("s"),
            type("D", (dict,), {})(a=1),
            type("F", (float,), {})(1.5),
        ]
    ),
)
loop = []
loop.append(loop)
for wrong in (
    lambda: json.dumps(object),
    lambda: json.dumps({(1,): 1}),
    lambda: json.dumps(loop),
    lambda: json.dumps({1j}),
    lambda: json.dumps(float("nan"), allow_nan=False),
    lambda: json.dumps(b"x"),
    lambda: json.dumps({3}, default=default) and json.dumps(1j, default=default),
    lambda: json.dumps(1, nothing=2),
    lambda: json.dumps({"a": 1, 2: 2}, sort_keys=True),
):
    try:
        print("fine:", wrong())
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
