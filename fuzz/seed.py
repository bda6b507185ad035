#!/usr/bin/python3.11
"""Fills fuzz/corpus/parse: the small files of the standard library, and this repository's programs, the wrong ones too.

    python3.11 fuzz/seed.py
"""

import hashlib
import os
from pathlib import Path

FUZZ = Path(__file__).resolve().parent
MAX_BYTES = 4096


def main() -> None:
    corpus = FUZZ / "corpus" / "parse"
    corpus.mkdir(parents=True, exist_ok=True)
    roots = [Path(os.__file__).parent, FUZZ.parent / "examples", FUZZ.parent / "tests"]
    seeds = [path.read_bytes() for root in roots for path in sorted(root.rglob("*.py"))]
    # The tables of wrong programs: a line that names one or tells its error, then a program.
    for folder, mark in ("syntax_errors", b"\n### "), ("compile_errors", b"\n--> "):
        for table in sorted((FUZZ.parent / "tests" / folder).glob("*.txt")):
            seeds += [block.partition(b"\n")[2] for block in (b"\n" + table.read_bytes()).split(mark)]
    small = [seed for seed in seeds if len(seed) <= MAX_BYTES]
    # Of a long file, its pieces: a fuzzer learns little from what is large.
    pieces = [piece for seed in seeds if len(seed) > MAX_BYTES for piece in seed.split(b"\n\n\n")[1:4]]
    for seed in small + [piece for piece in pieces if len(piece) <= MAX_BYTES]:
        (corpus / hashlib.sha1(seed).hexdigest()).write_bytes(seed)
    print(f"{len(list(corpus.iterdir()))} seeds in {corpus.relative_to(FUZZ.parent)}")


if __name__ == "__main__":
    main()
