#!/usr/bin/python3.11
"""Records what CPython 3.11 prints for the programs here: run it with Debian's python3.11.

    python3.11 tests/lang/record.py [--check] [FILE or FOLDER ...]

README.md says what the records are. With `--check` it writes nothing, and fails where a record is not what this Python
says. A program that breaks a rule of README.md, or that prints something else under another hash seed, is refused.
"""

import argparse
import ast
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

if sys.version_info[:2] != (3, 11):
    sys.exit("run this with Debian's python3.11: it is the oracle")

HERE = Path(__file__).resolve().parent
SEEDS = ("0", "1", "271828", "4294967295")
SECONDS = 60
LINES = range(8, 161)
MODULES = set(
    """
    __future__ abc array bisect builtins cmath collections collections.abc contextlib copy dataclasses enum errno
    fractions functools gc hashlib heapq io itertools json math operator os os.path random string struct sys time types
    typing warnings weakref
    """.split()
)


class Run(NamedTuple):
    """What a program leaves behind."""

    out: bytes
    err: bytes
    status: int

    def records(self) -> dict[str, bytes | None]:
        """The records' contents by suffix; None where there must be none."""
        status = b"%d\n" % self.status
        return {".out": self.out, ".err": self.err or None, ".status": status if self.status else None}


def run(program: Path, seed: str) -> Run:
    environment = {"PATH": os.defpath, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, program.name],
        cwd=program.parent,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
    )
    folder = os.fsencode(program.parent) + b"/"
    return Run(done.stdout.replace(folder, b""), done.stderr.replace(folder, b""), done.returncode)


def faults(program: Path) -> list[str]:
    """Which rules of README.md the program's text breaks."""
    text = program.read_text(encoding="utf-8")
    found = []
    if not text.startswith('"""'):
        found.append("no docstring")
    if len(text.splitlines()) not in LINES:
        found.append(f"{len(text.splitlines())} lines")
    try:
        nodes = ast.walk(ast.parse(text))
    except SyntaxError:
        return found
    for node in nodes:
        match node:
            case ast.Import(names=names):
                imported = {alias.name for alias in names}
            case ast.ImportFrom(module=str(module)):
                imported = {module}
            case ast.Call(func=ast.Name(id="id")):
                found.append(f"line {node.lineno}: id()")
                continue
            case _:
                continue
        found += [f"line {node.lineno}: imports {name}" for name in sorted(imported - MODULES)]
    return found


def examine(program: Path) -> tuple[list[str], list[str]]:
    """What is wrong with the program, and which of its records are not what this Python says."""
    if wrong := faults(program):
        return wrong, []
    try:
        first, *others = [run(program, seed) for seed in SEEDS]
    except subprocess.TimeoutExpired:
        return [f"runs for more than {SECONDS} s"], []
    if any(other != first for other in others):
        return ["prints something else under another hash seed, or at other addresses"], []
    if b" at 0x" in first.out + first.err:
        return ["prints an address"], []
    stale = []
    for suffix, content in first.records().items():
        record = program.with_suffix(suffix)
        if (record.read_bytes() if record.exists() else None) != content:
            stale.append((record, content))
    return [], stale


def write(record: Path, content: bytes | None) -> None:
    if content is None:
        record.unlink()
    else:
        record.write_bytes(content)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail where a record is not current")
    parser.add_argument("paths", nargs="*", type=Path, default=[HERE], help="programs or folders (default: all)")
    arguments = parser.parse_args()

    programs = {p.resolve() for path in arguments.paths for p in ([path] if path.is_file() else path.rglob("*.py"))}
    programs = sorted(programs - {Path(__file__).resolve()})
    failed, changed = False, 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for program, (wrong, stale) in zip(programs, pool.map(examine, programs)):
            name = program.relative_to(HERE)
            for message in wrong:
                print(f"{name}: {message}")
                failed = True
            for record, content in stale:
                changed += 1
                print(f"{'stale' if arguments.check else 'recorded'}: {record.relative_to(HERE)}")
                if not arguments.check:
                    write(record, content)
    for orphan in sorted(p for s in (".out", ".err", ".status") for p in HERE.rglob("*" + s)):
        if not orphan.with_suffix(".py").exists():
            print(f"no program: {orphan.relative_to(HERE)}")
            failed = True
    print(f"{len(programs)} programs, {changed} records {'stale' if arguments.check else 'written'}")
    sys.exit(failed or (arguments.check and changed > 0))


if __name__ == "__main__":
    main()
