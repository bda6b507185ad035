#!/usr/bin/python3.11
"""Compares our symbol tables with those of CPython's `symtable` module.

    python3.11 tests/front_end/symbols.py [--sample N] [FILE…]

Without FILE: over every file of the standard library. Prints what differs, and how many files are equal; the exit status
is 1 if any differs, save for those that we refuse for a reason.

`--record FOLDER` writes what CPython says of each program in a folder beside it instead: `.txt` has its symbol tables,
`.code.txt` a sorted line for each code object: name, cells, free variables, parameters, properties.
"""

import _symtable
import argparse
import inspect
import subprocess
import symtable
import sys
import types
import warnings
from functools import cache
from multiprocessing import Pool
from pathlib import Path

from common import LIBRARY, built, corpus
from corpus import REFUSED

WORKERS = 2
SHOWN = 20

QUESTIONS = [
    "referenced", "parameter", "global", "nonlocal", "declared_global", "local", "annotated", "free", "imported",
    "assigned", "namespace",
]
SCOPES = {
    _symtable.LOCAL: "LOCAL",
    _symtable.GLOBAL_EXPLICIT: "GLOBAL_EXPLICIT",
    _symtable.GLOBAL_IMPLICIT: "GLOBAL_IMPLICIT",
    _symtable.FREE: "FREE",
    _symtable.CELL: "CELL",
}
# Flags that no method of symtable.Symbol tells.
FREE_CLASS, COMP_ITER = _symtable.DEF_FREE_CLASS, 2 << 8


@cache
def words(flags: int, is_namespace: bool, in_module: bool) -> str:
    """All that is true of a symbol with these flags, as symtable.Symbol answers."""
    namespaces = ["some"] if is_namespace else None
    symbol = symtable.Symbol("name", flags, namespaces, module_scope=in_module)
    true = [question for question in QUESTIONS if getattr(symbol, "is_" + question)()]
    if flags & FREE_CLASS:
        true.append("free_class")
    if flags & COMP_ITER:
        true.append("comp_iter")
    scope = flags >> _symtable.SCOPE_OFF & _symtable.SCOPE_MASK
    return " ".join([*true, "in", SCOPES[scope]])


def describe(table: symtable.SymbolTable, level: int, lines: list[str]) -> None:
    """What `coachwhip symbols` prints for a table and those within."""
    indent = "  " * level
    children = table.get_children()
    head = f"{indent}{table.get_type()} {table.get_name()} line {table.get_lineno()}"
    for holds, word in [
        (table.is_nested(), " nested"),
        (table.is_optimized(), " optimized"),
        (table.has_children(), " has_children"),
    ]:
        if holds:
            head += word
    lines.append(head)
    in_module = table.get_type() == "module"
    namespaces = {child.get_name() for child in children}
    # The raw flags: making a symtable.Symbol for each name would take most of the time.
    for name, flags in sorted(table._table.symbols.items()):
        lines.append(f"{indent}  {name}: {words(flags, name in namespaces, in_module)}")
    for child in children:
        describe(child, level + 1, lines)


def oracle(source: bytes, name: str) -> str | None:
    """The tables of a program, or None if CPython refuses it."""
    try:
        table = symtable.symtable(source, name, "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    lines: list[str] = []
    describe(table, 0, lines)
    return "\n".join(lines)


def ours(binary: Path, files: list[Path]) -> dict[str, str]:
    """Our tables of the files that we can compile."""
    # Twice the first, so that there are headings even if it is alone.
    command = [binary, "symbols", "--", files[0], *files]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if run.returncode not in (0, 1):
        sys.exit(f"coachwhip ended with status {run.returncode} on\n" + "\n".join(map(str, files)))
    tables = {}
    for block in ("\n" + run.stdout.decode()).split("\n# ")[1:]:
        file, _, table = block.partition("\n")
        tables[file] = table.removesuffix("\n")
    return tables


def difference(expected: str | None, actual: str | None) -> str:
    """What first differs between two tables; empty if nothing does."""
    if expected == actual:
        return ""
    if actual is None:
        return "CPython compiles it"
    if expected is None:
        return "CPython refuses it"
    pairs = zip(expected.split("\n") + ["(end)"], actual.split("\n") + ["(end)"])
    number, (theirs, mine) = next((i, pair) for i, pair in enumerate(pairs, 1) if pair[0] != pair[1])
    return f"line {number} of the table: CPython {theirs.strip()!r}, ours {mine.strip()!r}"


def compare(job: tuple[Path, list[Path]]) -> list[tuple[str, str, int]]:
    """Of each file: its name, what differs, and its number of scopes."""
    binary, files = job
    sys.setrecursionlimit(30_000)
    warnings.simplefilter("ignore")
    tables, results = ours(binary, files), []
    for file in files:
        expected = oracle(file.read_bytes(), str(file))
        scopes = sum(" line " in line for line in (expected or "").split("\n"))
        results.append((str(file), difference(expected, tables.get(str(file))), scopes))
    return results


def code_objects(code: types.CodeType) -> list[str]:
    """A line for each code object within another."""
    lines = []
    for inner in code.co_consts:
        if not isinstance(inner, types.CodeType):
            continue
        flags = inner.co_flags
        is_function = bool(flags & inspect.CO_OPTIMIZED)
        count = inner.co_argcount + inner.co_kwonlyargcount
        count += bool(flags & inspect.CO_VARARGS) + bool(flags & inspect.CO_VARKEYWORDS)
        properties = [
            (flags & inspect.CO_NESTED and is_function, "nested"),
            (flags & inspect.CO_VARARGS, "varargs"),
            (flags & inspect.CO_VARKEYWORDS, "varkeywords"),
            (flags & inspect.CO_GENERATOR, "generator"),
            (flags & inspect.CO_COROUTINE, "coroutine"),
            (flags & inspect.CO_ASYNC_GENERATOR, "async_generator"),
        ]
        fields = [
            [inner.co_name],
            # A parameter that is a cell stands elsewhere in CPython's order.
            sorted(inner.co_cellvars),
            inner.co_freevars,
            inner.co_varnames[:count] if is_function else (),
            [word for holds, word in properties if holds],
        ]
        lines.append(" | ".join(" ".join(field) for field in fields))
        lines += code_objects(inner)
    return lines


def record(folder: Path) -> int:
    warnings.simplefilter("ignore")
    for file in sorted(folder.glob("*.py")):
        source = file.read_bytes()
        table = oracle(source, str(file))
        if table is None:
            sys.exit(f"CPython refuses {file}")
        file.with_suffix(".txt").write_text(table + "\n")
        lines = sorted(code_objects(compile(source, str(file), "exec")))
        file.with_suffix(".code.txt").write_text("".join(f"{line}\n" for line in lines))
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sample", type=int, metavar="N", help="only N files, evenly spread")
    parser.add_argument("--record", type=Path, metavar="FOLDER", help="write CPython's tables beside these programs")
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE")
    arguments = parser.parse_args()
    if arguments.record:
        return record(arguments.record)
    files = arguments.files or corpus(arguments.sample)
    binary = built() / "coachwhip"
    with Pool(WORKERS) as pool:
        # Many small shares, since files differ in size: both workers are busy to the end.
        shares = [files[i :: WORKERS * 8] for i in range(min(len(files), WORKERS * 8))]
        jobs = [(binary, share) for share in shares]
        results = sorted(result for share in pool.imap_unordered(compare, jobs) for result in share)
    named = [(file.removeprefix(f"{LIBRARY}/"), what) for file, what, _ in results if what]
    differences = [(file, what) for file, what in named if file not in REFUSED]
    for file, _ in named:
        if reason := REFUSED.get(file):
            print(f"{file}: {reason}")
    for file, what in differences[:SHOWN]:
        print(f"{file}: {what}")
    if len(differences) > SHOWN:
        print(f"… and {len(differences) - SHOWN} more")
    print(f"{len(files) - len(named)} of {len(files)} files equal, {sum(n for *_, n in results)} scopes in all")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
