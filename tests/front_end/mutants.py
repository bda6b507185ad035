"""Compares verdicts on programs that nobody wrote: lines of the standard library with a few tokens changed.

Run by python3.11. Takes `--count N` (programs, 2000), `--seed S` (1). For each program CPython's `ast.parse` and
`coachwhip ast --check` must agree on the verdict and the line, and nearly always on class, message and offset. Prints the
figures and the first differences; fails when a verdict or a line differs.
"""

import argparse
import ast
import io
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import tokenize
import warnings

from common import LIBRARY, built

warnings.simplefilter("ignore")
EXTRA = """= == := : , ; . ( ) [ ] { } * ** + - not and or in is if else for while def class lambda return yield await async
with as try except finally import from del global nonlocal pass break continue raise assert None True match case print _ x 1
'a' f'{x}' f'{x!}' b'c' -> @ ! ? $ 0777 1_ += ~""".split()


def fragments(rng):
    """Endless statements of the standard library, a few lines each, as lists of tokens."""
    files = sorted(LIBRARY.rglob("*.py"))
    while True:
        try:
            lines = rng.choice(files).read_text("utf-8").splitlines(keepends=True)
        except UnicodeDecodeError:
            continue
        starts = [i for i, line in enumerate(lines) if line[:1].strip() and line[0] not in "#\"')]}"]
        if not starts:
            continue
        start = rng.choice(starts)
        text = "".join(lines[start : start + rng.randint(1, 12)])
        try:
            yield [(token.type, token.string) for token in tokenize.generate_tokens(io.StringIO(text).readline)]
        except (tokenize.TokenError, SyntaxError):
            continue


def mutant(rng, tokens):
    """The text of a fragment after one to three changes."""
    tokens = list(tokens)
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        at = rng.randrange(len(tokens))
        match rng.randrange(5):
            case 0:
                del tokens[at]
            case 1:
                tokens.insert(at, tokens[rng.randrange(len(tokens))])
            case 2:
                tokens.insert(at, (tokenize.OP, rng.choice(EXTRA)))
            case 3:
                tokens[at] = (tokenize.OP, rng.choice(EXTRA))
            case 4:
                other = rng.randrange(len(tokens))
                tokens[at], tokens[other] = tokens[other], tokens[at]
        if not tokens:
            break
    try:
        return tokenize.untokenize(tokens)
    except (ValueError, IndexError, AssertionError):
        return None


def cpython(text):
    """CPython's answer: None, or class, line, offset, message."""
    try:
        ast.parse(text)
    except SyntaxError as error:
        return type(error).__name__, error.lineno, error.offset, error.msg
    except (ValueError, RecursionError, MemoryError, OverflowError) as error:
        return type(error).__name__, None, None, str(error)
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    source = fragments(rng)
    programs = []
    while len(programs) < options.count:
        text = mutant(rng, next(source))
        # What bytes say of their encoding, a text does not.
        if text and not any(hint in text for hint in ("\0", "\ufeff", "coding")):
            programs.append(text)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for i, text in enumerate(programs):
            (folder / f"{i:06}.py").write_text(text, "utf-8", newline="")
        run = subprocess.run([built() / "coachwhip", "ast", "--check", folder], capture_output=True, encoding="utf-8")
        if run.returncode not in (0, 1):
            sys.exit(run.stderr)
    ours = {}
    for line in run.stdout.splitlines():
        if found := re.match(r".*?(\d{6})\.py(?::(-?\d+):(-?\d+))?: (\w+): (.*)", line):
            number, row, column, kind, message = found.groups()
            ours[int(number)] = (kind, row and int(row), column and int(column), message)
    wrong = equal = verdicts = lines = 0
    for i, text in enumerate(programs):
        theirs, mine = cpython(text), ours.get(i)
        # Of what is missing at the end, CPython tells the column only when the text is no file.
        if theirs and mine and mine[2] == 0:
            theirs = (*theirs[:2], 0, theirs[3])
        wrong += theirs is not None
        equal += theirs == mine
        verdicts += (theirs is None) != (mine is None)
        lines += theirs is not None and mine is not None and theirs[1] != mine[1]
        if theirs != mine and i - equal < 12:
            print(f"--- {i}\n{text}\n  CPython:   {theirs}\n  Coachwhip: {mine}")
    print(f"{len(programs)} programs, {wrong} of them wrong: {equal} equal, "
          f"{verdicts} other verdicts, {lines} other lines")
    return 1 if verdicts or lines else 0


if __name__ == "__main__":
    sys.exit(main())
