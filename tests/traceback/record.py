"""Records how CPython 3.11.2 prints the uncaught exceptions of the programs in this folder.

    python3.11 record.py [--check]

Each group of programs, NAME.txt, gets a file NAME.json: for each program what CPython writes to standard error, and the
facts that it has made that of, as `src/traceback.rs` takes them: exceptions that name each other by number, with their
frames and their positions; the source lines that CPython could have read; and for names that were not found, those that
were there. With --check, nothing is written: it fails if a record is not current.

A program is run as a file, in a folder of its own whose path is cut out of all records. The facts are taken in the same
process by a `sys.excepthook` which then calls the built-in one. `[latin-1]` after a program's name says how its file is
encoded, `[bom]` that a byte order mark begins it, `[escaped]` that its text is written as in a string literal.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).parent

HOOK = r'''
import sys

def numbered(root):
    """The exceptions that one refers to, itself first, and their numbers."""
    found, numbers = [root], {id(root): 0}
    for exception in found:
        members = exception.exceptions if isinstance(exception, BaseExceptionGroup) else ()
        for other in (exception.__cause__, exception.__context__, *members):
            if other is not None and id(other) not in numbers:
                numbers[id(other)] = len(found)
                found.append(other)
    return found, numbers

def text_of(convert, value):
    try:
        return convert(value)
    except Exception:
        return None

def frames(traceback, lines):
    import traceback as module
    found = []
    while traceback is not None:
        code, lineno = traceback.tb_frame.f_code, traceback.tb_lineno
        positions = list(code.co_positions())[traceback.tb_lasti // 2] if traceback.tb_lasti >= 0 else (None,)
        whole = None not in positions
        name = code.co_filename
        found.append([name, id(name), lineno, code.co_name, list(positions) if whole else None])
        lines.setdefault(name, {})[lineno] = source_line(name, lineno)
        traceback = traceback.tb_next
    return found

def source_line(name, lineno):
    import io, os, tokenize
    places = [name, *(os.path.join(folder, os.path.basename(name)) for folder in sys.path)]
    for path in places:
        try:
            with open(path, "rb") as file:
                encoding, _ = tokenize.detect_encoding(file.readline)
        except SyntaxError:
            encoding = "utf-8"
        except (OSError, ValueError):
            continue
        # A byte order mark is shown.
        encoding = encoding.removesuffix("-sig")
        try:
            with open(path, encoding=encoding) as file:
                lines = [file.readline() for _ in range(lineno)]
        except (UnicodeError, LookupError):
            return None
        return lines[-1].removesuffix("\n") if lines and lines[-1] else None
    return None

def notes(exception):
    try:
        value = exception.__notes__
    except AttributeError:
        return []
    try:
        items = list(value)
    except TypeError:
        return [["repr", text_of(repr, value)]]
    return [["text", text_of(str, item)] for item in items]

def syntax(exception):
    if not hasattr(exception, "print_file_and_line") or not isinstance(exception.lineno, int):
        return None
    def number(value, default):
        return default if value is None else value
    exact = type(exception) is SyntaxError
    return {
        "filename": "<string>" if exception.filename is None else str(exception.filename),
        "lineno": exception.lineno,
        "offset": number(exception.offset, -1),
        "end_lineno": number(exception.end_lineno, exception.lineno) if exact else exception.lineno,
        "end_offset": number(exception.end_offset, -1) if exact else number(exception.offset, -1),
        "has_range": exact,
        "text": exception.text,
        "msg": None if exception.msg is None else str(exception.msg),
    }

def wanted(exception):
    """The name that was not found, and the lists of names that it may be among."""
    name = getattr(exception, "name", None)
    if isinstance(exception, AttributeError) and isinstance(name, str):
        return name, [sorted(dir(exception.obj))]
    if isinstance(exception, NameError) and isinstance(name, str) and exception.__traceback__:
        traceback = exception.__traceback__
        while traceback.tb_next:
            traceback = traceback.tb_next
        frame = traceback.tb_frame
        return name, [list(frame.f_code.co_varnames), list(frame.f_globals), list(frame.f_builtins)]
    return None

def report(exception, numbers, lines):
    kind = type(exception)
    module = kind.__module__ if isinstance(kind.__module__, str) else "<unknown>"
    prefix = "" if module in ("builtins", "__main__") else module + "."
    def number(other):
        return None if other is None else numbers[id(other)]
    group = isinstance(exception, BaseExceptionGroup)
    traceback = exception.__traceback__
    return {
        "type": prefix + kind.__qualname__,
        "frames": None if traceback is None else frames(traceback, lines),
        "message": text_of(str, exception),
        "syntax": syntax(exception),
        "wanted": wanted(exception),
        "notes": notes(exception),
        "cause": number(exception.__cause__),
        "context": number(exception.__context__),
        "suppress_context": exception.__suppress_context__,
        "members": [number(other) for other in exception.exceptions] if group else None,
    }

def hook(kind, exception, traceback):
    import json, os
    # The facts are taken deep in no stack, and before anything else changes.
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(100_000)
    found, numbers = numbered(exception)
    lines = {}
    facts = [report(each, numbers, lines) for each in found]
    tracebacklimit = getattr(sys, "tracebacklimit", None)
    with open(os.environ["FACTS"], "w", encoding="utf-8") as file:
        json.dump({"exceptions": facts, "lines": lines, "limit": tracebacklimit}, file)
    sys.setrecursionlimit(limit)
    sys.__excepthook__(kind, exception, traceback)

sys.excepthook = hook
'''


def programs(path):
    """The programs of a group, as pairs of name and bytes."""
    for block in ("\n" + path.read_text("utf-8")).split("\n### ")[1:]:
        name, _, text = block.partition("\n")
        text = text.rstrip("\n") + "\n"
        if name.endswith(" [escaped]"):
            text = text.rstrip("\n").encode("latin-1", "backslashreplace").decode("unicode_escape")
        encoding = "latin-1" if name.endswith(" [latin-1]") else "utf-8"
        mark = b"\xef\xbb\xbf" if name.endswith(" [bom]") else b""
        yield name, mark + text.encode(encoding)


def run(name, program, folder):
    """What a program prints, and the facts."""
    script = os.path.join(folder, "program.py")
    facts = os.path.join(folder, "facts.json")
    pathlib.Path(script).write_bytes(program)
    pathlib.Path(facts).unlink(missing_ok=True)
    environment = {"PYTHONUTF8": "1", "PYTHONPATH": os.path.join(folder, "hook"), "FACTS": facts}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-W", "ignore", "program.py"]
    result = subprocess.run(command, cwd=folder, capture_output=True, env=environment)
    if not os.path.exists(facts):
        sys.exit(f"{name!r} raised nothing: {result.stderr.decode()}")
    with open(facts, encoding="utf-8") as file:
        text = file.read()
    recorded = json.loads(text.replace(folder + os.sep, ""))
    # Small numbers, the same at each run, for the identities of names.
    identities = {}
    for exception in recorded["exceptions"]:
        for frame in exception["frames"] or ():
            frame[1] = identities.setdefault(frame[1], len(identities))
    stderr = result.stderr.decode("utf-8").replace(folder + os.sep, "")
    return {"name": name, "stderr": stderr, **recorded}


def dumped(records):
    """JSON with a line for each exception, so that differences can be read."""
    text = json.dumps(records, indent=None, ensure_ascii=True)
    return text.replace('{"name": ', '\n{"name": ').replace('{"type": ', '\n  {"type": ') + "\n"


def main():
    assert sys.version_info[:3] == (3, 11, 2), "the oracle is CPython 3.11.2"
    stale = []
    with tempfile.TemporaryDirectory() as folder:
        folder = os.path.realpath(folder)
        os.mkdir(os.path.join(folder, "hook"))
        pathlib.Path(folder, "hook", "sitecustomize.py").write_text(HOOK, "utf-8")
        for path in sorted(FOLDER.glob("*.txt")):
            record = dumped([run(name, program, folder) for name, program in programs(path)])
            target = path.with_suffix(".json")
            if "--check" not in sys.argv:
                target.write_text(record, "utf-8")
            elif not target.exists() or target.read_text("utf-8") != record:
                stale.append(target.name)
    if stale:
        sys.exit(f"not current: {', '.join(stale)}")


if __name__ == "__main__":
    main()
