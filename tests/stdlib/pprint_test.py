# modules: pprint
import collections
import dataclasses
import io
import pprint
import types
from label import note, show

words = "the quick brown fox jumps over the lazy dog and runs away from it".split()
deep = {"a": {"b": {"c": {"d": [1, 2, {"e": (1,)}]}}}}
loop = [1]
loop.append(loop)
dict_loop = {"k": 1}
dict_loop["me"] = dict_loop


@dataclasses.dataclass
class Point:
    name: str
    values: list = dataclasses.field(default_factory=list)
    hidden: int = dataclasses.field(default=3, repr=False)


values = [
    1, "x", None, [], {}, (), set(), words, tuple(words), {w: i for i, w in enumerate(words)}, set(words), frozenset(words), deep,
    {"long": words, "longer": {w: w * 3 for w in words}}, [words, [words]], " ".join(words) * 3, "line one\nline two is quite a bit longer than that\n" * 3,
    b"bytes " * 20, bytearray(range(60)), (1,), ("x" * 90,), collections.OrderedDict((w, 1) for w in words), collections.Counter(words * 2),
    collections.defaultdict(int, {w: 1 for w in words}), collections.deque(words), collections.deque(words, 20), collections.ChainMap({w: 1 for w in words}, {}),
    types.SimpleNamespace(**{w: w * 4 for w in words}), types.MappingProxyType({w: 1 for w in words}), Point("p" * 40, words), collections.UserList(words),
    collections.UserDict({w: 1 for w in words}), {3: 1, "a": 2, None: 4, (1, 2): 5}, [10**40] * 4, {"s": "a b " * 40}, ["a b " * 40], 123456789, [1.5, 2j, True],
    Point("small"), [Point("q" * 60, [Point("r" * 60)])],
]
for value in values:
    for options in ({}, {"width": 30}, {"indent": 4, "width": 40}, {"compact": True, "width": 50}, {"depth": 2}, {"sort_dicts": False}, {"underscore_numbers": True}, {"width": 5}):
        show(f"{options}", lambda: pprint.pformat(value, **options))
    note("readable", pprint.isreadable(value), pprint.isrecursive(value), pprint.saferepr(value))
note("loops", pprint.pformat(loop).partition("id=")[0], pprint.isrecursive(loop), pprint.isreadable(dict_loop), pprint.saferepr(dict_loop).partition("id=")[0])
out = io.StringIO()
pprint.pprint({"b": 1, "a": 2}, stream=out)
pprint.pp({"b": 1, "a": 2}, stream=out)
note("printed", out.getvalue())
pprint.pprint(words)
for options in ({"indent": -1}, {"depth": 0}, {"width": 0}):
    show("bad", lambda: pprint.PrettyPrinter(**options))


class Mine(pprint.PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, str):
            return object.upper(), False, False
        return super().format(object, context, maxlevels, level)


note("override", Mine().pformat(["a", {"b": "c"}]))
