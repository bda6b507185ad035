"""str.format and format_map: automatic and manual numbering, attributes, items, conversions, nested specs, errors."""


class Point:
    x, y = 1, [10, {"k": "deep"}]

    def __format__(self, spec):
        return f"P<{spec}>"


p = Point()
print(
    "{} {} {}".format(1, "two", [3]),
    "{0} {2} {1} {0}".format("a", "b", "c"),
    "{a} {b}".format(a=1, b=2),
    "{0} {k}".format(1, k=2),
)
print(
    "{0.x} {0.y[0]} {0.y[1][k]} {d[key]} {d[0]} {l[1]}".format(
        p, d={"key": "v", 0: "zero", "0": "text"}, l=[1, 2]
    )
)
print("{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>6}|{0:<4}|{0:^5}|".format("x"))
print(
    "{:{}} {:{w}.{p}f} {0:{1}}".replace("{0:{1}}", "").format("a", 5, 3.14159, w=8, p=2) + "|",
    "{0:{1}}".format(5, "04d"),
)
print(
    "{:spec with spaces}".format(p),
    "{:}".format(p),
    "{{}} {{{}}}".format(1),
    "{0:{{}}<5}".replace("{{}}", "*").format("ab"),
)
print(
    "{a[b c]} {a[-1]}".format(a={"b c": 1, "-1": 2}),
    "{[0]} {.x}".format([5], p),
    "{0[0][1]}".format([[1, 2]]),
)
print(
    "{x} {y}".format_map({"x": 1, "y": 2}),
    "{missing}".format_map(type("D", (dict,), {"__missing__": lambda s, k: f"<{k}>"})()),
)
cases = [("{", ()), ("}", ()), ("{}", ()), ("{1}", (0,)), ("{a}", ()), ("{0} {}", (1, 2)), ("{} {0}", (1, 2)), ("{!x}", (1,)), ("{!}", (1,)), ("{!rr}", (1,)), ("{0.}", (1,)), ("{0[}", (1,)), ("{0[]}", ([1],)), ("{0.nothing}", (1,)),
         ("{0[5]}", ([1],)), ("{0[x]}", ([1],)), ("{:d}", ("x",)), ("{:{:{}}}", (1, 2, 3)), ("{0", (1,)), ("{0!r", (1,)), ("{:}}", (1,)), ("{a.b[c]!s:>{w}}", ()), ("{-1}", (1,)), ("{0x}", (1,)), ("{ }", (1,)), ("{99999999999999999999}", (1,))]  # fmt: skip
for template, arguments in cases:
    try:
        print(template, "->", template.format(*arguments))
    except Exception as error:
        print(f"{template} -> {type(error).__name__}: {error}")
for wrong in (
    lambda: "{}".format_map([1]),
    lambda: "{a}".format_map({}),
    lambda: "{a}".format_map(),
    lambda: "{a}".format_map(5),
    lambda: str.format(),
    lambda: str.format(5),
):
    try:
        print(wrong())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
