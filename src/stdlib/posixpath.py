"""Paths as Unix has them: what `os.path` is.

Offers all of CPython 3.11's `posixpath`; leaves nothing out.
"""

import _os
import genericpath
from _os import fspath
from genericpath import *
from stat import S_ISLNK

__all__ = ["normcase", "isabs", "join", "splitdrive", "split", "splitext", "basename", "dirname", "commonprefix",
           "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile", "ismount",
           "expanduser", "expandvars", "normpath", "abspath", "samefile", "sameopenfile", "samestat", "curdir",
           "pardir", "sep", "pathsep", "defpath", "altsep", "extsep", "devnull", "realpath",
           "supports_unicode_filenames", "relpath", "commonpath"]

curdir, pardir, extsep, sep, pathsep = ".", "..", ".", "/", ":"
defpath, altsep, devnull = "/bin:/usr/bin", None, "/dev/null"
supports_unicode_filenames = False


def _get_sep(path):
    return b"/" if isinstance(path, bytes) else "/"


def normcase(s):
    """The path itself: capitals matter."""
    return fspath(s)


def isabs(s):
    """Whether the path begins at the root."""
    s = fspath(s)
    return s.startswith(_get_sep(s))


def join(a, *p):
    """Joins parts by slashes; an absolute part drops what is before it."""
    a = fspath(a)
    slash = _get_sep(a)
    path = a
    try:
        if not p:
            path[:0] + slash
        for part in map(fspath, p):
            if part.startswith(slash):
                path = part
            elif not path or path.endswith(slash):
                path += part
            else:
                path += slash + part
    except (TypeError, AttributeError, BytesWarning):
        genericpath._check_arg_types("join", a, *p)
        raise
    return path


def split(p):
    """The part before the last slash and the part after it."""
    p = fspath(p)
    slash = _get_sep(p)
    cut = p.rfind(slash) + 1
    head, tail = p[:cut], p[cut:]
    return head.rstrip(slash) or head, tail


def splitext(p):
    """The path without its extension, and the extension with its dot."""
    p = fspath(p)
    if isinstance(p, bytes):
        return genericpath._splitext(p, b"/", None, b".")
    return genericpath._splitext(p, "/", None, ".")


def splitdrive(p):
    """There are no drives: nothing and the path."""
    p = fspath(p)
    return p[:0], p


def basename(p):
    """What is after the last slash."""
    p = fspath(p)
    return p[p.rfind(_get_sep(p)) + 1:]


def dirname(p):
    """What is before the last slash."""
    return split(p)[0]


def islink(path):
    """Whether the path is a symbolic link."""
    try:
        return S_ISLNK(_os.lstat(path).st_mode)
    except (OSError, ValueError, AttributeError):
        return False


def lexists(path):
    """Whether there is something, be it a broken link."""
    try:
        _os.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def ismount(path):
    """Whether another file system begins here."""
    try:
        here = _os.lstat(path)
    except (OSError, ValueError):
        return False
    if S_ISLNK(here.st_mode):
        return False
    path = fspath(path)
    parent = realpath(join(path, b".." if isinstance(path, bytes) else ".."))
    try:
        above = _os.lstat(parent)
    except (OSError, ValueError):
        return False
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def expanduser(path):
    """Puts the home folder in the place of ~ and ~user; leaves what is unknown as it is."""
    path = fspath(path)
    tilde = b"~" if isinstance(path, bytes) else "~"
    if not path.startswith(tilde):
        return path
    slash = _get_sep(path)
    end = path.find(slash, 1)
    if end < 0:
        end = len(path)
    if end == 1:
        import os
        home = os.environ.get("HOME")
        if home is None:
            try:
                import pwd
                home = pwd.getpwuid(os.getuid()).pw_dir
            except (ImportError, KeyError):
                return path
    else:
        name = path[1:end]
        if isinstance(name, bytes):
            name = name.decode("ascii", "replace")
        try:
            import pwd
            home = pwd.getpwnam(name).pw_dir
        except (ImportError, KeyError):
            return path
    if isinstance(path, bytes):
        home = home.encode("utf-8", "surrogateescape")
    return (home.rstrip(slash) + path[end:]) or slash


def _variable_end(text, start):
    """For a $ before `start`: where the name begins and ends and where to go on, or None if there is no name."""
    if text[start:start + 1] == "{":
        close = text.find("}", start)
        return None if close < 0 else (start + 1, close, close + 1)
    end = start
    while end < len(text) and (text[end].isascii() and text[end].isalnum() or text[end] == "_"):
        end += 1
    return None if end == start else (start, end, end)


def expandvars(path):
    """Puts the values of environment variables in the place of $name and ${name}; leaves unknown ones as they are."""
    path = fspath(path)
    binary = isinstance(path, bytes)
    text = path.decode("utf-8", "surrogateescape") if binary else path
    if "$" not in text:
        return path
    import os
    pieces = []
    done = 0
    position = text.find("$")
    while position >= 0:
        found = _variable_end(text, position + 1)
        if found is None:
            position = text.find("$", position + 1)
            continue
        start, end, after = found
        value = os.environ.get(text[start:end])
        if value is not None:
            pieces += text[done:position], value
            done = after
        position = text.find("$", after if value is not None else position + 1)
    pieces.append(text[done:])
    text = "".join(pieces)
    return text.encode("utf-8", "surrogateescape") if binary else text


def normpath(path):
    """The path without empty parts, . and .. as far as that goes; A/foo/../B becomes A/B."""
    path = fspath(path)
    if isinstance(path, bytes):
        slash, empty, dot, dots = b"/", b"", b".", b".."
    else:
        slash, empty, dot, dots = "/", "", ".", ".."
    if not path:
        return dot
    # Exactly two slashes at the beginning may mean something of their own (POSIX).
    slashes = 0
    if path.startswith(slash):
        slashes = 2 if path.startswith(slash * 2) and not path.startswith(slash * 3) else 1
    parts = []
    for part in path.split(slash):
        if part in (empty, dot):
            continue
        if part != dots or not slashes and not parts or parts and parts[-1] == dots:
            parts.append(part)
        elif parts:
            parts.pop()
    return slash * slashes + slash.join(parts) or dot


def abspath(path):
    """The normal path from the root."""
    path = fspath(path)
    if not isabs(path):
        path = join(_os.getcwdb() if isinstance(path, bytes) else _os.getcwd(), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    """The path from the root without symbolic links; with strict=True, OSError if something is missing."""
    filename = fspath(filename)
    if isinstance(filename, bytes):
        slash, dot, dots = b"/", b".", b".."
    else:
        slash, dot, dots = "/", ".", ".."
    path = slash if filename.startswith(slash) else slash[:0]
    # What is still to be walked, the next part last. A pair (link,) says that a link's target was walked.
    rest = filename.split(slash)[::-1]
    resolved = {}
    while rest:
        part = rest.pop()
        if isinstance(part, tuple):
            resolved[part[0]] = path
            continue
        if not part or part == dot:
            continue
        if part == dots:
            path = dirname(path) if path and basename(path) != dots else join(path, dots)
            continue
        step = join(path, part)
        try:
            is_link = S_ISLNK(_os.lstat(step).st_mode)
        except OSError:
            if strict:
                raise
            is_link = False
        if not is_link:
            path = step
            continue
        if step in resolved:
            if resolved[step] is not None:
                path = resolved[step]
                continue
            # A loop of links: what is left is not looked at any more.
            if strict:
                _os.stat(step)
            return abspath(join(step, *[part for part in reversed(rest) if not isinstance(part, tuple)]))
        resolved[step] = None
        target = _os.readlink(step)
        if target.startswith(slash):
            path = slash
        rest.append((step,))
        rest += target.split(slash)[::-1]
    return abspath(path)


def relpath(path, start=None):
    """The path as seen from start, from the current folder by default."""
    if not path:
        raise ValueError("no path specified")
    path = fspath(path)
    if isinstance(path, bytes):
        dot, slash, dots = b".", b"/", b".."
    else:
        dot, slash, dots = ".", "/", ".."
    start = dot if start is None else fspath(start)
    try:
        origin = [part for part in abspath(start).split(slash) if part]
        parts = [part for part in abspath(path).split(slash) if part]
        common = len(commonprefix([origin, parts]))
        result = [dots] * (len(origin) - common) + parts[common:]
        return join(*result) if result else dot
    except (TypeError, AttributeError, BytesWarning, DeprecationWarning):
        genericpath._check_arg_types("relpath", path, start)
        raise


def commonpath(paths):
    """The longest path that all the paths are in."""
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    paths = tuple(map(fspath, paths))
    if isinstance(paths[0], bytes):
        slash, dot = b"/", b"."
    else:
        slash, dot = "/", "."
    try:
        split_paths = [path.split(slash) for path in paths]
        if len({path.startswith(slash) for path in paths}) != 1:
            raise ValueError("Can't mix absolute and relative paths") from None
        split_paths = [[part for part in parts if part and part != dot] for parts in split_paths]
        common = commonprefix(split_paths)
        return (slash if paths[0].startswith(slash) else slash[:0]) + slash.join(common)
    except (TypeError, AttributeError):
        genericpath._check_arg_types("commonpath", *paths)
        raise
