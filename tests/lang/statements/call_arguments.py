"""Calls with positional, keyword, starred and double-starred arguments; the order of evaluation; what the callee sees."""


def show(*args, **kwargs):
    return args, kwargs


def f(a, b=2, /, c=3, *rest, d, e=5, **more):
    return a, b, c, rest, d, e, more


print(f(1, d=4))
print(f(1, 2, 3, 4, 5, d=6, e=7, x=8))
print(f(1, c=9, d=0, a="positional-only name in more", b="too"))
print(show(1, *[2, 3], 4, *"ab", k=1, **{"l": 2}, m=3, **{"n": 4}))
print(show(*(), **{}), show(*range(2), *{"k": 1}), show(**{"not an identifier": 1, "": 2}))
log = []


def v(x):
    log.append(x)
    return x


show(v(1), *v([2]), v(3), k=v(4), *v([5]), **v({"a": 6}), l=v(7))
print("evaluated:", log)
arguments, keywords = [1, 2], {"k": 1}
got, got_keywords = show(*arguments, **keywords)
arguments.append(3)
keywords["z"] = 1
got_keywords["own"] = 2
print("copies:", got, got_keywords, keywords)


class Mapping:
    def keys(self):
        return ["a", "b"]

    def __getitem__(self, key):
        return key.upper()


print("any mapping:", show(**Mapping()), "any iterable:", show(*(x for x in "xy")))
print("generator argument:", sum(x for x in range(4)), sorted((x for x in "ba"), reverse=True))
print("nested:", show(show(1)[0], *show(2, 3)[0]))
print(
    "trailing comma:",
    show(
        1,
        k=2,
    ),
)
print("same name in and out:", (lambda a: a)(a=(lambda a: a + 1)(a=1)))
print("methods:", "{0}{k}".format(1, k=2), dict([("a", 1)], b=2), int("11", base=2), print(end="") is None)
