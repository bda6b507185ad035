"""Records what CPython 3.11 says of the wrong programs in this folder.

    python3.11 record.py [--check]

Each group of programs, NAME.txt, gets a file NAME.expected with, for each program, the class of its exception, `lineno`,
`offset`, `end_lineno` and `end_offset` (`-` for None), its message, and what `python3.11 FILE` prints for it. With --check,
nothing is written: it fails if a record is not current.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import warnings

FOLDER = pathlib.Path(__file__).parent


def programs(path):
    """The programs of a group, as pairs of name and text."""
    for block in ("\n" + path.read_text("utf-8")).split("\n### ")[1:]:
        name, _, text = block.partition("\n")
        if name.endswith(" [escaped]"):
            # Backslashes as in a string literal, and no line break at the end.
            text = text.rstrip("\n").encode("latin-1", "backslashreplace").decode("unicode_escape")
        else:
            text = text.rstrip("\n") + "\n"
        yield name, text


def answer(name, text):
    try:
        compile(text, "<string>", "exec")
    except SyntaxError as error:
        place = (error.lineno, error.offset, error.end_lineno, error.end_offset)
        place = " ".join("-" if number is None else str(number) for number in place)
        return f"{type(error).__name__} {place}\n{error.msg}\n"
    except Exception as error:
        return f"{type(error).__name__}\n{error}\n"
    sys.exit(f"CPython accepts {name!r}")


def printed(text, folder):
    """What running the program as a file prints."""
    path = os.path.join(folder, "program.py")
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    command = [sys.executable, "-I", "-W", "ignore", "program.py"]
    run = subprocess.run(command, cwd=folder, capture_output=True, env={"PYTHONUTF8": "1"})
    return run.stderr.decode("utf-8").replace(folder + os.sep, "")


def main():
    assert sys.version_info[:2] == (3, 11), "the oracle is CPython 3.11"
    warnings.simplefilter("ignore")
    stale = []
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(FOLDER.glob("*.txt")):
            record = "".join(
                f"### {name}\n{answer(name, text)}{printed(text, folder)}" for name, text in programs(path)
            )
            expected = path.with_suffix(".expected")
            if "--check" in sys.argv:
                if not expected.exists() or expected.read_text("utf-8") != record:
                    stale.append(expected.name)
            else:
                expected.write_text(record, "utf-8")
    if stale:
        sys.exit("not what CPython says: " + ", ".join(stale))


main()
