"""Values as bytes of C structs, and back: `pack`, `unpack`, `calcsize`, `Struct` and their kin.

Offers all of CPython's `struct`; everything is native.
"""

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]

from _struct import *
from _struct import _clearcache
