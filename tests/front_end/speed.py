#!/usr/bin/python3.11
"""Times our lexing and parsing of the standard library against CPython's `ast.parse`.

All files are in memory before the clock starts. Each round times one after the other, in one thread; medians count.

    python3.11 tests/front_end/speed.py [--rounds N]

The exit status is 1 below what is asked: lexing at 150 MB/s, parsing at twice CPython's speed.
"""

import argparse
import ast
import statistics
import subprocess
import sys
import time
import warnings

from common import built, corpus

ASKED_LEXING = 150.0
ASKED_RATIO = 2.0
NOT_READ = ("koi8-r",)


def parses(source: bytes) -> bool:
    if any(b"coding: " + name.encode() in source[:200] for name in NOT_READ):
        return False
    try:
        ast.parse(source)
    except (SyntaxError, ValueError):
        return False
    return True


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    warnings.simplefilter("ignore")
    sources = {file: file.read_bytes() for file in corpus()}
    sources = {file: source for file, source in sources.items() if parses(source)}
    megabytes = sum(map(len, sources.values())) / 1e6
    timer = built("--example", "parse_speed") / "examples" / "parse_speed"
    ours = subprocess.Popen([timer], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def our_round() -> tuple[float, float]:
        print(file=ours.stdin, flush=True)
        lexing, parsing = ours.stdout.readline().split()
        return float(lexing), float(parsing)

    def their_round() -> float:
        start = time.perf_counter()
        for source in sources.values():
            ast.parse(source)
        return time.perf_counter() - start

    print(*sources, sep="\t", file=ours.stdin, flush=True)
    our_round(), their_round()  # to warm up
    times = [(*our_round(), their_round()) for _ in range(rounds)]
    ours.stdin.close()
    ours.wait()
    lexing, parsing, theirs = (megabytes / statistics.median(column) for column in zip(*times))
    print(f"{len(sources)} files, {megabytes:.1f} MB, medians of {rounds} rounds")
    print(f"coachwhip lexing     {lexing:7.1f} MB/s  (asked: {ASKED_LEXING:.0f})")
    print(f"coachwhip parsing    {parsing:7.1f} MB/s")
    print(f"CPython's ast.parse  {theirs:7.1f} MB/s")
    print(f"ratio                {parsing / theirs:7.2f}       (asked: {ASKED_RATIO:.1f})")
    return 0 if lexing >= ASKED_LEXING and parsing >= ASKED_RATIO * theirs else 1


if __name__ == "__main__":
    sys.exit(main())
