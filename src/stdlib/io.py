"""Files and streams: `open`, `StringIO`, `BytesIO`, the file classes, and the abstract classes above them.

Offers what the native module `_io` has under CPython's names. The abstract base classes (`_io_bases.py`) are made when
first asked for; the native classes are registered with them, not derived from them.
"""

from _io import *

__all__ = ["BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO",
           "BufferedIOBase", "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase",
           "TextIOWrapper", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END"]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


def __getattr__(name):
    if name not in ("IOBase", "RawIOBase", "BufferedIOBase", "TextIOBase"):
        raise AttributeError(f"module 'io' has no attribute {name!r}")
    import _io_bases
    for each in ("IOBase", "RawIOBase", "BufferedIOBase", "TextIOBase"):
        globals()[each] = getattr(_io_bases, each)
    return globals()[name]
