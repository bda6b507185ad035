"""What str methods return for subclasses, empty results, and texts that do not change."""


class S(str):
    def __add__(self, other):
        return S(str(self) + other)

    def shout(self):
        return S(self.upper() + "!")


s = S("abc")
print("own methods keep the class:", type(s.shout()).__name__, type(s + "d").__name__, s.shout().shout())
for name, arguments in (("upper", ()), ("strip", ()), ("replace", ("z", "y")), ("__getitem__", (slice(None),)), ("center", (1,)), ("__mul__", (1,)), ("format", ()),
                        ("ljust", (0,)), ("translate", ({},)), ("expandtabs", ()), ("zfill", (0,)), ("removeprefix", ("q",)), ("__str__", ()), ("join", ([],))):  # fmt: skip
    result = getattr(s, name)(*arguments)
    print(f"{name}: {result!r} {type(result).__name__}")
print(
    "str():",
    type(str(s)).__name__,
    str(s) == s,
    s == "abc",
    hash(s) == hash("abc"),
    {"abc": 1}[s],
    s in ["abc"],
)
print(
    "joined:",
    type("".join([s])).__name__,
    type(f"{s}").__name__,
    type("%s" % s).__name__,
    type(s[0:2]).__name__,
    type(s * 2).__name__,
)
print(
    "empty:",
    "" == S(),
    "".join([]) == "",
    "abc"[3:] == "",
    "x" * 0 == "",
    "".upper() == "",
    "".split() == [],
    "".strip() == "",
)
print("keys and attributes:", setattr(s, "extra", 5), s.extra, vars(s), getattr("abc", S("upper"))())


class Named:
    pass


setattr(Named, S("field"), 1)
print("as a name:", Named.field, Named().field, [type(k).__name__ for k in vars(Named) if k == "field"])
print("comparison:", s < "abd", s > S("abb"), max(s, "abz"), sorted([S("b"), "a"]), S("é") == "é")
print("isinstance:", isinstance(s, str), type(s) is str, issubclass(S, str), S.mro()[1].__name__)
