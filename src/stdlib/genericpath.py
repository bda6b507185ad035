"""The functions of os.path that are the same on every system: `exists`, `isfile`, `getsize`, `commonprefix`, ….

Offers all of CPython's `genericpath`; leaves nothing out.
"""

import _os
from _os import fspath
from stat import S_ISDIR, S_ISREG

__all__ = ["commonprefix", "exists", "getatime", "getctime", "getmtime", "getsize", "isdir", "isfile", "samefile",
           "sameopenfile", "samestat"]


def exists(path):
    """Whether the path leads to something; False for a broken symbolic link."""
    try:
        _os.stat(path)
    except (OSError, ValueError):
        return False
    return True


def isfile(path):
    """Whether the path leads to a regular file."""
    try:
        return S_ISREG(_os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def isdir(s):
    """Whether the path leads to a folder."""
    try:
        return S_ISDIR(_os.stat(s).st_mode)
    except (OSError, ValueError):
        return False


def getsize(filename):
    """The size in bytes."""
    return _os.stat(filename).st_size


def getmtime(filename):
    """The time of the last change, in seconds."""
    return _os.stat(filename).st_mtime


def getatime(filename):
    """The time of the last access, in seconds."""
    return _os.stat(filename).st_atime


def getctime(filename):
    """The time of the last change of the metadata, in seconds."""
    return _os.stat(filename).st_ctime


def commonprefix(m):
    """What all the texts, or sequences, begin with."""
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(fspath, m))
    low, high = min(m), max(m)
    for index, item in enumerate(low):
        if item != high[index]:
            return low[:index]
    return low


def samestat(s1, s2):
    """Whether two results of stat() are of the same file."""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Whether two paths lead to the same file."""
    return samestat(_os.stat(f1), _os.stat(f2))


def sameopenfile(fp1, fp2):
    """Whether two file descriptors are of the same file."""
    return samestat(_os.fstat(fp1), _os.fstat(fp2))


def _splitext(p, sep, altsep, extsep):
    """Splits before the last dot of the last part, unless that has nothing but dots before it."""
    start = p.rfind(sep)
    if altsep:
        start = max(start, p.rfind(altsep))
    dot = p.rfind(extsep)
    if dot > start and p[start + 1:dot].strip(extsep):
        return p[:dot], p[dot:]
    return p, p[:0]


def _check_arg_types(funcname, *args):
    """TypeError if the arguments are not all text or all bytes."""
    text = binary = False
    for arg in args:
        if isinstance(arg, str):
            text = True
        elif isinstance(arg, bytes):
            binary = True
        else:
            raise TypeError(f"{funcname}() argument must be str, bytes, or os.PathLike object, not "
                            f"{arg.__class__.__name__!r}") from None
    if text and binary:
        raise TypeError("Can't mix strings and bytes in path components") from None
