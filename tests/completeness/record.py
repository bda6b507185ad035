"""Records what codeop of CPython 3.11 says of the texts in inputs.txt: complete, incomplete, or the class of its exception;
"wrong" where it has but "incomplete input" to say.

    python3.11 record.py [--check]

Each line of inputs.txt is a text, with \\n, \\t and \\\\ as in a string literal.
"""

import codeop
import pathlib
import sys

FOLDER = pathlib.Path(__file__).parent


def verdict(text):
    try:
        return "incomplete" if codeop.compile_command(text) is None else "complete"
    except Exception as error:
        return "wrong" if error.args and error.args[0] == "incomplete input" else type(error).__name__


assert sys.version_info[:2] == (3, 11), "the oracle is CPython 3.11"
inputs = (FOLDER / "inputs.txt").read_text("utf-8").splitlines()
record = "".join(
    verdict(line.encode("latin-1", "backslashreplace").decode("unicode_escape")) + "\n" for line in inputs
)
expected = FOLDER / "expected.txt"
if "--check" not in sys.argv:
    expected.write_text(record)
elif expected.read_text() != record:
    sys.exit("not what CPython says: expected.txt")
