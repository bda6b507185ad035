"""copy: every built-in type, shared and recursive structures, memo, subclasses, errors."""

import copy
from collections import OrderedDict, defaultdict, deque

inner = [1]
originals = {
    "list": [inner, 2], "tuple": (inner, 2), "dict": {"k": inner}, "set": {1, 2}, "frozenset": frozenset({1}), "bytearray": bytearray(b"ab"),
    "deque": deque([inner]), "OrderedDict": OrderedDict(k=inner), "defaultdict": defaultdict(list, k=inner), "int": 5, "str": "s", "bytes": b"b",
    "None": None, "range": range(3), "slice": slice(1, 2), "function": len, "class": int, "nested": [[inner], {"d": (inner,)}], "exception": ValueError("v", inner),
}  # fmt: skip
for name, original in originals.items():
    shallow, deep = copy.copy(original), copy.deepcopy(original)
    if name == "exception":
        print(name, shallow.args, deep.args, deep.args[1] is inner)
    else:
        print(
            f"{name}: shallow {shallow == original} {shallow is original}, deep {deep == original} {deep is original}"
        )
print("shallow shares:", copy.copy([inner])[0] is inner, "deep does not:", copy.deepcopy([inner])[0] is inner)
twice = copy.deepcopy([inner, inner, {"k": inner}])
print("sharing is kept:", twice[0] is twice[1] is twice[2]["k"])
loop = {"list": []}
loop["list"].append(loop)
loop["tuple"] = (loop,)
deep = copy.deepcopy(loop)
print("loops:", deep["list"][0] is deep, deep["tuple"][0] is deep, deep is loop)
memo = {}
copy.deepcopy(inner, memo)
print("memo:", len(memo) >= 1, isinstance(memo, dict))


class Node:
    def __init__(self, value, parent=None):
        self.value, self.parent, self.children = value, parent, []
        if parent:
            parent.children.append(self)


root = Node("root")
leaf = Node("leaf", Node("branch", root))
twin = copy.deepcopy(root)
print(
    "graph:",
    twin.children[0].children[0].value,
    twin.children[0].children[0].parent.parent is twin,
    twin is root,
)


class Stack(list):
    label = "class"


stack = Stack([inner])
stack.label = ["own"]
twin = copy.deepcopy(stack)
print(
    "subclass:",
    type(twin).__name__,
    twin,
    twin.label,
    twin.label is stack.label,
    copy.copy(stack).label is stack.label,
)
for thing in ((x for x in ()), type("NoCopy", (), {"__deepcopy__": lambda s, m: 1 // 0, "__copy__": None})()):
    for function in (copy.copy, copy.deepcopy):
        try:
            function(thing)
            print("fine")
        except (TypeError, ZeroDivisionError) as error:
            print(f"{type(error).__name__}: {error}")
bound = copy.copy(stack.append)
print("methods:", bound == stack.append, copy.deepcopy(len) is len, copy.Error.__name__)
