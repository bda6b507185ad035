#!/usr/bin/python3.11
"""Writes CPython's answer below each program of the tables beside this script.

A program ends at a line that begins with `--> `, its answer: the error that `compile` raises, as `class: message @
lineno:offset-end_lineno:end_offset`, or `fine`. Where CPython says None, -1 is written. To add a program, write it with an
empty answer and run

    python3.11 tests/compile_errors/record.py
"""

import sys
import warnings
from pathlib import Path

if sys.version_info[:2] != (3, 11):
    sys.exit("run this with Debian's python3.11: it is the oracle")


def answer(program: str) -> str:
    try:
        compile(program, "<table>", "exec")
    except SyntaxError as error:
        places = [error.lineno, error.offset, error.end_lineno, error.end_offset]
        line, offset, end_line, end_offset = (-1 if place is None else place for place in places)
        return f"{type(error).__name__}: {error.msg} @ {line}:{offset}-{end_line}:{end_offset}"
    except ValueError as error:
        return f"{type(error).__name__}: {error}"
    return "fine"


warnings.simplefilter("ignore")
for path in sorted(Path(__file__).parent.glob("*.txt")):
    recorded, program = [], []
    for line in path.read_text().splitlines():
        if line.startswith("-->"):
            recorded += [*program, f"--> {answer(chr(10).join(program))}"]
            program = []
        else:
            program.append(line)
    assert not program, f"{path}: the last program has no answer"
    path.write_text("\n".join(recorded) + "\n")
