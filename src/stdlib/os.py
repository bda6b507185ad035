"""The operating system: files and folders, the environment, processes as far as the native module `_os` has them.

Offers what `_os` offers (named as in CPython's `posix`), and on top of it `environ`, `getenv`, `makedirs`, `removedirs`,
`renames`, `walk`, `fsencode`, `fsdecode`, `fdopen`, `get_exec_path`, `PathLike` and `os.path`. Left out: starting
processes (`exec*p*`, `spawn*`, `popen`) and `fwalk`. `environ` and `PathLike` are made when first asked for.
"""

import sys
import posixpath as path
import _os
from _os import *
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

sys.modules["os.path"] = path
name = "posix"
linesep = "\n"
error = OSError
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
supports_bytes_environ = True
# The functions that take descriptors of folders, or the choice not to follow links: none is promised here.
supports_dir_fd = supports_effective_ids = supports_fd = supports_follow_symlinks = frozenset()

_own = ("altsep", "curdir", "defpath", "devnull", "environ", "environb", "error", "extsep", "fdopen", "fsdecode",
        "fsencode", "get_exec_path", "getenv", "getenvb", "linesep", "makedirs", "name", "pardir", "path", "pathsep",
        "putenv", "removedirs", "renames", "sep", "unsetenv", "walk", "PathLike", "SEEK_SET", "SEEK_CUR", "SEEK_END",
        "supports_bytes_environ", "supports_dir_fd", "supports_effective_ids", "supports_fd",
        "supports_follow_symlinks")
__all__ = sorted({*_own, *(key for key in _os.__dict__ if not key.startswith("_") and key != "environ")})
if hasattr(_os, "_exit"):
    _exit = _os._exit
    __all__.append("_exit")


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a folder and those above it that are missing."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == (b"." if isinstance(tail, bytes) else "."):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Removes an empty folder and those above it that become empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Renames, makes the folders that the new name needs, removes those that the old one leaves empty."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Goes through a folder and all folders in it: gives (path, names of folders, names of others) for each.

    From the top down, the list of folders may be changed to say which to enter.
    """
    sys.audit("os.walk", top, topdown, onerror, followlinks)
    # Folders to visit, and, from the bottom up, results whose folders are done: told apart by their types.
    stack = [fspath(top)]
    while stack:
        top = stack.pop()
        if isinstance(top, tuple):
            yield top
            continue
        folders, others, enter = [], [], []
        try:
            with scandir(top) as entries:
                for entry in entries:
                    try:
                        is_folder = entry.is_dir()
                    except OSError:
                        is_folder = False
                    (folders if is_folder else others).append(entry.name)
                    if is_folder and not topdown:
                        try:
                            is_link = not followlinks and entry.is_symlink()
                        except OSError:
                            is_link = False
                        if not is_link:
                            enter.append(entry.path)
        except OSError as failure:
            if onerror is not None:
                onerror(failure)
            continue
        if topdown:
            yield top, folders, others
            for folder in reversed(folders):
                inner = path.join(top, folder)
                if followlinks or not path.islink(inner):
                    stack.append(inner)
        else:
            stack.append((top, folders, others))
            stack += reversed(enter)


def fsencode(filename):
    """A path as bytes."""
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    """A path as text."""
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """A file object for a file descriptor."""
    if not isinstance(fd, int):
        raise TypeError("invalid fd type (%s, expected integer)" % type(fd))
    import io
    if "b" not in mode:
        encoding = io.text_encoding(encoding)
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def getenv(key, default=None):
    """The value of an environment variable, or the default."""
    return _environment().get(key, default)


def getenvb(key, default=None):
    """As getenv, in bytes."""
    return __getattr__("environb").get(key, default)


def get_exec_path(env=None):
    """The folders in which programs are looked for."""
    value = (_environment() if env is None else env).get("PATH")
    return (defpath if value is None else fsdecode(value)).split(pathsep)


def _environment():
    return globals().get("environ") or __getattr__("environ")


def _make_environment(binary):
    from _collections_abc import Mapping, MutableMapping

    class _Environ(MutableMapping):
        """The environment variables; changes reach the processes that are started."""

        def __init__(self, data, kind):
            self._data, self._kind = data, kind

        def encodekey(self, key):
            return fsdecode(self._checked(key))

        encodevalue = encodekey

        def _checked(self, value):
            if not isinstance(value, self._kind):
                raise TypeError("%s expected, not %s" % (self._kind.__name__, type(value).__name__))
            return value

        def _given(self, value):
            return fsencode(value) if self._kind is bytes else value

        def __getitem__(self, key):
            try:
                return self._given(self._data[self.encodekey(key)])
            except KeyError:
                raise KeyError(key) from None

        def __setitem__(self, key, value):
            key, value = self.encodekey(key), self.encodevalue(value)
            putenv(key, value)
            self._data[key] = value

        def __delitem__(self, key):
            encoded = self.encodekey(key)
            unsetenv(encoded)
            try:
                del self._data[encoded]
            except KeyError:
                raise KeyError(key) from None

        def __iter__(self):
            for key in list(self._data):
                yield self._given(key)

        def __len__(self):
            return len(self._data)

        def __repr__(self):
            return "environ({%s})" % ", ".join([f"{key!r}: {value!r}" for key, value in self.items()])

        def copy(self):
            return dict(self)

        def setdefault(self, key, value):
            if key not in self:
                self[key] = value
            return self[key]

        def __ior__(self, other):
            self.update(other)
            return self

        def __or__(self, other):
            return {**self, **other} if isinstance(other, Mapping) else NotImplemented

        def __ror__(self, other):
            return {**other, **self} if isinstance(other, Mapping) else NotImplemented

    return _Environ(_variables, bytes if binary else str)


# One dict behind both views.
_variables = dict(_os.environ)
globals().pop("environ", None)


def __getattr__(attribute):
    if attribute in ("environ", "environb"):
        value = _make_environment(attribute == "environb")
    elif attribute == "PathLike":
        value = _make_path_like()
    else:
        raise AttributeError(f"module 'os' has no attribute {attribute!r}")
    globals()[attribute] = value
    return value


def _make_path_like():
    from abc import ABC, abstractmethod

    class PathLike(ABC):
        """What has a path: its __fspath__() gives that."""

        @abstractmethod
        def __fspath__(self):
            """Return the file system path representation of the object."""
            raise NotImplementedError

        @classmethod
        def __subclasshook__(cls, subclass):
            if cls is PathLike:
                for base in subclass.__mro__:
                    if "__fspath__" in base.__dict__:
                        return True if base.__dict__["__fspath__"] is not None else NotImplemented
            return NotImplemented

        __class_getitem__ = classmethod(type(list[int]))

    PathLike.__qualname__ = "PathLike"
    return PathLike
