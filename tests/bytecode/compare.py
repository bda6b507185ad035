"""Compares the code that Coachwhip makes with what CPython 3.11 makes of the same files.

usage: python3.11 compare.py CODE_FACTS FILE|FOLDER…

CODE_FACTS is the program examples/code_facts. Compared are the attributes of each code object, and, for each kind of
instruction that both have, the set of ranges where it stands. Prints what differs, and exits with 1 if anything does.
"""

import collections
import json
import os
import subprocess
import sys
import types
import dis

KINDS = {
    "CALL": "call", "CALL_FUNCTION_EX": "call", "CALL_KW": "call", "CALL_METHOD": "call",
    "LOAD_ATTR": "attribute", "LOAD_METHOD": "attribute", "LOAD_SUPER_ATTR": "attribute", "LOAD_FAR_ATTR": "attribute",
    "STORE_ATTR": "store attribute", "STORE_FAR_ATTR": "store attribute", "DELETE_ATTR": "delete attribute",
    "LOAD_GLOBAL": "global", "LOAD_NAME": "name",
    "BINARY_SUBSCR": "subscript", "BINARY_SUBSCR_IMM": "subscript", "BINARY_SLICE": "subscript",
    "STORE_SUBSCR": "store subscript", "STORE_SUBSCR_IMM": "store subscript", "STORE_SLICE": "store subscript",
    "DELETE_SUBSCR": "delete subscript",
    "COMPARE_OP": "comparison", "COMPARE_AND_BRANCH": "comparison", "COMPARE_AND_BRANCH_IMM": "comparison",
    "CONTAINS_OP": "contains", "GET_ITER": "iter", "FOR_ITER": "next", "UNPACK_SEQUENCE": "unpack",
    "UNPACK_EX": "unpack", "IMPORT_NAME": "import", "IMPORT_FROM": "import from", "RAISE_VARARGS": "raise",
    "FORMAT_VALUE": "format", "YIELD_VALUE": "yield", "GET_AWAITABLE": "await", "MAKE_FUNCTION": "function",
    "UNARY_NEGATIVE": "negative", "UNARY_INVERT": "invert", "IMPORT_STAR": "import star",
    "BUILD_SET": "set", "DICT_MERGE": "merge", "SEND": "yield",
    "END_ASYNC_FOR": "end async for", "GET_AITER": "aiter", "GET_ANEXT": "anext",
    "JUMP_IF_NOT_EXC_MATCH": "match exception", "CHECK_EXC_MATCH": "match exception",
    "MATCH_CLASS": "match class", "GET_LEN": "len", "LOAD_DEREF": "deref", "LOAD_CLASSDEREF": "deref",
    "STORE_GLOBAL": "store global", "BINARY_OP": "operator", "BINARY_OP_IMM": "operator",
}


def kind(name):
    return "operator" if name.startswith("BINARY_OP") else KINDS.get(name)


def codes(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from codes(constant)


def expected(code):
    facts = {name: getattr(code, "co_" + name) for name in (
        "qualname", "name", "firstlineno", "flags", "argcount", "posonlyargcount", "kwonlyargcount")}
    facts["parameters"] = list(code.co_varnames[:code.co_argcount + code.co_kwonlyargcount])
    facts["varnames"] = sorted(code.co_varnames)
    facts["cellvars"] = sorted(code.co_cellvars)
    facts["freevars"] = list(code.co_freevars)
    facts["ranges"] = ranges(
        (i.opname, *(i.positions)) for i in dis.get_instructions(code) if i.opname not in ("LOAD_ASSERTION_ERROR",))
    return facts


def ranges(instructions):
    found = collections.defaultdict(set)
    for name, *place in instructions:
        if kind(name):
            found[kind(name)].add(tuple(place) if None not in place and place[0] else None)
    return found


def actual(facts):
    # A cell that is no parameter is no local variable for us.
    names = facts["varnames"]
    facts["parameters"] = names[:facts["argcount"] + facts["kwonlyargcount"]]
    facts["varnames"] = sorted(names)
    facts["cellvars"] = sorted(facts["cellvars"])
    facts["ranges"] = ranges(facts["instructions"])
    return facts


def files(paths):
    for path in paths:
        if os.path.isdir(path):
            for folder, folders, names in os.walk(path):
                folders.sort()
                yield from (os.path.join(folder, name) for name in sorted(names) if name.endswith(".py"))
        else:
            yield path


def main(program, *paths):
    compiled = []
    for path in files(paths):
        try:
            with open(path, "rb") as file:
                compiled.append((path, compile(file.read(), path, "exec", dont_inherit=True)))
        except (SyntaxError, ValueError):
            pass
    names = "".join(path + "\n" for path, _ in compiled)
    output = subprocess.run([program], input=names, capture_output=True, text=True, check=True).stdout
    lines = iter(output.splitlines())
    differences = collections.Counter()
    shown = collections.Counter()
    total = 0
    for path, code in compiled:
        ours = collections.defaultdict(list)
        for line in iter(lambda: next(lines), "null"):
            facts = json.loads(line)
            if "error" in facts:
                print(path, facts["error"])
                differences["error"] += 1
                break
            ours[facts["qualname"], facts["firstlineno"]].append(facts)
        else:
            seen = collections.Counter()
            for theirs in codes(code):
                total += 1
                key = theirs.co_qualname, theirs.co_firstlineno
                found = ours[key][seen[key]:seen[key] + 1] if len(ours[key]) > seen[key] else None
                seen[key] += 1
                if not found:
                    # Code that can never run is not made.
                    differences["missing"] += 1
                    if shown["missing"] < 8:
                        shown["missing"] += 1
                        print(f"{path}: no {key}")
                    continue
                compare(path, expected(theirs), actual(found[0]), differences, shown)
            continue
        for line in iter(lambda: next(lines), "null"):
            pass
    print(total, "code objects;", dict(differences))
    return 1 if differences else 0


def compare(path, theirs, ours, differences, shown):
    for name, value in theirs.items():
        if name == "ranges":
            kinds = {k for k in [*value, *ours["ranges"]]}
            for k in sorted(kinds):
                # A call of `super` that is part of another instruction is none of ours.
                if k in ("call", "deref") and any(i[0] == "LOAD_SUPER_ATTR" for i in ours["instructions"]):
                    continue
                if value[k] != ours["ranges"][k]:
                    only = sorted(map(str, value[k] - ours["ranges"][k]))
                    extra = sorted(map(str, ours["ranges"][k] - value[k]))
                    differences[k] += 1
                    if shown[k] < 4:
                        shown[k] += 1
                        print(f"{path}: {theirs['qualname']}: {k}: CPython {only[:3]}, we {extra[:3]}")
        elif value != ours[name]:
            differences[name] += 1
            if shown[name] < 4:
                shown[name] += 1
                print(f"{path}: {theirs['qualname']}: {name}: CPython {value}, we {ours[name]}")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
