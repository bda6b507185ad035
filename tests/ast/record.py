"""Records what CPython says of the programs here: run it with python3.11.

NAME.py gets NAME.ast, which is `ast.dump(…, indent=2, include_attributes=True)`. With `--check` it writes nothing and fails
where a record is not what this Python says.
"""

import ast
import pathlib
import sys

assert sys.version_info[:2] == (3, 11), "the reference is CPython 3.11"
here = pathlib.Path(__file__).parent
stale = []
for program in sorted(here.glob("*.py")):
    # CPython 3.11 misplaces expressions in f-strings that are concatenated or span lines: a snapshot has ours.
    if program.name in ("record.py", "fstring_positions.py"):
        continue
    dump = ast.dump(ast.parse(program.read_bytes()), indent=2, include_attributes=True) + "\n"
    record = program.with_suffix(".ast")
    if not record.exists() or record.read_text(encoding="utf-8", errors="surrogatepass") != dump:
        stale.append(record.name)
        if "--check" not in sys.argv:
            record.write_text(dump, encoding="utf-8", errors="surrogatepass")
print("changed:", *stale or ["none"])
sys.exit(bool(stale) and "--check" in sys.argv)
