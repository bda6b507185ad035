"""Compares the modules of src/stdlib with CPython's: every program of this folder runs twice under CPython 3.11, once
with CPython's own modules and once with ours in their place, and must print the same bytes both times.

    python3.11 tests/stdlib/check.py [-v] [NAME…]     (NAME as in NAME_test.py; all programs if none is given)

A program's own modules are those that its first line names (`# modules: json, json.decoder`): the run with ours fails
when one of them did not come from src/stdlib. Natives that CPython lacks (`_os`) are provided here; everything that
src/stdlib does not have is CPython's. It never writes into the repository.
"""

import posix
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader
from posix import stat

HERE = __file__.rpartition("/")[0] or "."
if not HERE.startswith("/"):
    HERE = posix.getcwd() + "/" + HERE  # programs change the folder
OURS = HERE + "/../../src/stdlib"


class Finder:
    """An importer that serves src/stdlib, source only: no byte code is written next to our modules."""

    def __init__(self, only=None):
        self.only = only

    def find_spec(self, name, path=None, target=None):
        if self.only is not None and name.partition(".")[0] not in self.only:
            return None
        base = OURS + "/" + name.replace(".", "/")
        for file, package in ((base + "/__init__.py", True), (base + ".py", False)):
            try:
                stat(file)
            except OSError:
                continue
            spec = ModuleSpec(name, SourceFileLoader(name, file), origin=file, is_package=package)
            spec.has_location = True
            if package:
                spec.submodule_search_locations = [base]
            return spec
        return None


def provide_natives():
    """The native modules that the VM has and CPython has not."""
    native = type(sys)("_os")
    vars(native).update((k, v) for k, v in vars(posix).items() if not k.startswith("__"))
    native.environ = {k.decode("utf-8", "surrogateescape"): v.decode("utf-8", "surrogateescape")
                      for k, v in posix.environ.items()}
    sys.modules["_os"] = native

    import _hashlib
    import _json
    from json.encoder import JSONEncoder  # CPython's

    def encode(o, default, ensure_ascii, check_circular, allow_nan, skipkeys, sort_keys, item, key, indent):
        return JSONEncoder(
            skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan,
            sort_keys=sort_keys, indent=indent, separators=(item, key), default=default).encode(o)

    _json.encode = encode
    _hashlib.names = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")


def install(only=None):
    """Puts our modules in the place of CPython's, from now on."""
    sys.dont_write_bytecode = True
    provide_natives()
    finder = Finder(only)
    for name in list(sys.modules):
        if name != "__main__" and not name.startswith(("importlib", "encodings")) and finder.find_spec(name):
            del sys.modules[name]
    sys.meta_path.insert(0, finder)


def child(side, program):
    """Runs one program in this process; the process's output is the program's."""
    with open(program, encoding="utf-8") as file:
        source = file.read()
    sys.argv = [program]
    sys.path.insert(0, HERE)
    if side == "ours":
        install()
    sys.dont_write_bytecode = True
    # The program has a `__main__` of its own; this file's names stay out of its way.
    main = sys.modules["__main__"] = type(sys)("__main__")
    exec(compile(source, program, "exec"), main.__dict__)
    if side == "ours":
        for name in source.partition("\n")[0].removeprefix("# modules:").split(","):
            origin = getattr(sys.modules[name.strip()], "__file__", None) or ""
            if not origin.startswith(OURS):
                print("NOT OURS:", name.strip(), origin)


def run(side, program):
    import subprocess
    done = subprocess.run(
        [sys.executable, "-P", "-s", "-S", "-X", "utf8", __file__, "--child", side, program],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120, env={"PYTHONHASHSEED": "0", "HOME": "/root"},
    )
    return done.returncode, done.stdout


def main(arguments):
    import difflib
    import os
    verbose = "-v" in arguments
    wanted = [a for a in arguments if a != "-v"]
    names = sorted(f.removesuffix("_test.py") for f in os.listdir(HERE) if f.endswith("_test.py"))
    failed = []
    for name in names if not wanted else wanted:
        program = f"{HERE}/{name}_test.py"
        (code, theirs), (our_code, ours) = run("theirs", program), run("ours", program)
        good = code == our_code == 0 and theirs == ours and theirs
        print(f"{'ok  ' if good else 'FAIL'} {name}: {theirs.count(10)} lines", flush=True)
        if not good:
            failed.append(name)
            diff = list(difflib.unified_diff(
                theirs.decode(errors="replace").splitlines(), ours.decode(errors="replace").splitlines(),
                f"cpython (exit {code})", f"ours (exit {our_code})", lineterm="", n=0,
            ))
            print("\n".join(diff if verbose else diff[:40]))
    print(f"{len(failed)} failed" + (": " + " ".join(failed) if failed else ""))
    return bool(failed)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:4])
    else:
        sys.exit(main(sys.argv[1:]))
