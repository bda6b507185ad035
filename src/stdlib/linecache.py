"""Lines of source files: `getline`, `getlines`, `checkcache`, `clearcache`, `lazycache`, `updatecache`.

Offers all of CPython 3.11's `linecache`. Left out: the encoding of a file is UTF-8 unless `tokenize` exists to find it out.
"""

import sys

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# File name: (size, time of change, lines, full name), or (function that gives the source,) until it is asked for.
cache = {}


def clearcache():
    """Forgets all files."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """A line with its end, or "" if there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    """All lines, [] if the file cannot be read."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Forgets files that changed."""
    import _os
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or len(entry) == 1:
            continue
        size, changed, _, full_name = entry
        if changed is None:
            continue
        try:
            info = _os.stat(full_name)
        except OSError:
            cache.pop(name, None)
            continue
        if size != info.st_size or changed != info.st_mtime:
            cache.pop(name, None)


def updatecache(filename, module_globals=None):
    """Reads a file anew; gives its lines."""
    import _os
    if len(cache.get(filename, ())) != 1:
        cache.pop(filename, None)
    if not filename or filename.startswith("<") and filename.endswith(">"):
        return []
    full_name = filename
    try:
        info = _os.stat(full_name)
    except OSError:
        if lazycache(filename, module_globals):
            try:
                data = cache[filename][0]()
            except (ImportError, OSError):
                pass
            else:
                if data is None:
                    return []
                cache[filename] = (len(data), None, [line + "\n" for line in data.splitlines()], full_name)
                return cache[filename][2]
        if filename.startswith("/"):
            return []
        for folder in sys.path:
            try:
                full_name = f"{folder}/{filename}" if folder else filename
                info = _os.stat(full_name)
            except (TypeError, AttributeError, OSError, ValueError):
                continue
            break
        else:
            return []
    except ValueError:
        return []
    try:
        lines = _read(full_name)
    except (OSError, UnicodeDecodeError, SyntaxError):
        return []
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = info.st_size, info.st_mtime, lines, full_name
    return lines


def _read(filename):
    try:
        from tokenize import open
    except ImportError:
        from io import open as plain_open

        def open(filename):
            return plain_open(filename, encoding="utf-8-sig")
    with open(filename) as file:
        return file.readlines()


def lazycache(filename, module_globals):
    """Notes that a module's loader can give the source, for when it is asked for; whether it can."""
    if filename in cache:
        return len(cache[filename]) == 1
    if not filename or filename.startswith("<") and filename.endswith(">"):
        return False
    if module_globals and "__name__" in module_globals:
        spec = module_globals.get("__spec__")
        name = getattr(spec, "name", None) or module_globals["__name__"]
        loader = getattr(spec, "loader", None) or module_globals.get("__loader__")
        get_source = getattr(loader, "get_source", None)
        if name and get_source:
            cache[filename] = (lambda *args, **kwargs: get_source(name, *args, **kwargs),)
            return True
    return False
