#!/usr/bin/python3.11
"""Compares our trees with CPython's, over every file of the standard library.

For each file: whether it parses; if it does, `ast.dump` without attributes, and with attributes, byte for byte.

    python3.11 tests/front_end/corpus.py [--sample N]

Prints what differs and the sums; the exit status is 1 if they are below what is asked for.
"""

import argparse
import ast
import subprocess
import sys
import warnings
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

from common import LIBRARY, built, corpus

WORKERS = 2
BATCH_BYTES = 1 << 20
ASKED_POSITIONS = 0.97

# Files that CPython reads and we refuse, and why.
REFUSED = {
    "test/encoded_modules/module_koi8_r.py": "its encoding, koi8-r, is not one that is read",
    "test/test_source_encoding.py": "its encoding, koi8-r, is not one that is read",
}


@dataclass
class Verdict:
    """How one file compares: what differs is described, what is equal is empty."""

    file: str
    verdict: str = ""
    tree: str = ""
    positions: str = ""


def oracle(file: Path) -> tuple[str, str] | None:
    """CPython's dumps without and with attributes, or None if it refuses the file."""
    try:
        tree = ast.parse(file.read_bytes())
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return ast.dump(tree, indent=2), ast.dump(tree, indent=2, include_attributes=True)


def ours(binary: Path, files: list[Path], *options: str) -> dict[str, str]:
    """Our dumps of the files that we can parse."""
    command = [binary, "ast", *options, "--", *files]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if run.returncode not in (0, 1):
        sys.exit(f"coachwhip ended with status {run.returncode} on\n" + "\n".join(map(str, files)))
    dumps, file, lines = {}, str(files[0]), []
    for line in run.stdout.decode().split("\n"):
        if line.startswith("# "):
            dumps[file] = "\n".join(lines)
            file, lines = line[2:], []
        else:
            lines.append(line)
    dumps[file] = "\n".join(lines)
    return {file: dump.removesuffix("\n") for file, dump in dumps.items() if dump}


def first_difference(expected: str, actual: str) -> str:
    if expected == actual:
        return ""
    pairs = zip(expected.split("\n") + ["(end)"], actual.split("\n") + ["(end)"])
    number, (theirs, mine) = next((i, pair) for i, pair in enumerate(pairs, 1) if pair[0] != pair[1])
    return f"line {number} of the dump: CPython {theirs.strip()!r}, ours {mine.strip()!r}"


def compare(job: tuple[Path, list[Path]]) -> list[Verdict]:
    binary, files = job
    sys.setrecursionlimit(30_000)
    warnings.simplefilter("ignore")
    plain, positioned = ours(binary, files), ours(binary, files, "-a")
    verdicts = []
    for file in files:
        verdict = Verdict(str(file.relative_to(LIBRARY)))
        expected, mine = oracle(file), plain.get(str(file))
        if (expected is None) != (mine is None):
            verdict.verdict = "CPython parses it" if mine is None else "CPython refuses it"
        elif expected is not None:
            verdict.tree = first_difference(expected[0], mine)
            verdict.positions = first_difference(expected[1], positioned.get(str(file), ""))
        verdicts.append(verdict)
    return verdicts


def batches(files: list[Path]) -> list[list[Path]]:
    """Files in groups that are worth a process each."""
    groups, size = [[]], 0
    for file in files:
        if size > BATCH_BYTES or not groups[-1]:
            groups.append([])
            size = 0
        groups[-1].append(file)
        size += file.stat().st_size
    return [group for group in groups if group]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sample", type=int, metavar="N", help="only N files, evenly spread")
    files = corpus(parser.parse_args().sample)
    binary = built() / "coachwhip"
    with Pool(WORKERS) as pool:
        jobs = [(binary, batch) for batch in batches(files)]
        verdicts = sorted((v for vs in pool.imap_unordered(compare, jobs) for v in vs), key=lambda v: v.file)

    for verdict in verdicts:
        reason = REFUSED.get(verdict.file)
        for what in ("verdict", "tree", "positions"):
            if difference := getattr(verdict, what):
                print(f"{what:<9}  {verdict.file}: {reason or difference}")
    total = len(verdicts)
    same_verdict = sum(not v.verdict for v in verdicts)
    trees = sum(not v.verdict and not v.tree for v in verdicts)
    positions = sum(not v.verdict and not v.tree and not v.positions for v in verdicts)
    excused = sum(bool(v.verdict) and v.file in REFUSED for v in verdicts)
    print(f"equal verdicts   {same_verdict:>5} of {total}")
    print(f"equal trees      {trees:>5} of {total}")
    print(f"equal positions  {positions:>5} of {total}  ({positions / total:.2%})")
    if excused:
        print(f"known            {excused:>5} in encodings that are not read")
    return 0 if trees + excused == total and positions >= ASKED_POSITIONS * total else 1


if __name__ == "__main__":
    sys.exit(main())
