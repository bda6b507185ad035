"""The operators as functions, `attrgetter`, `itemgetter`, `methodcaller`.

Offers all of CPython's `operator`; everything is native.
"""

from _operator import *

__all__ = sorted(name for name in globals() if not name.startswith("_"))

for _name in (
    "lt le eq ne ge gt abs add and floordiv index inv invert lshift mod mul matmul neg not or pos pow rshift sub "
    "truediv xor concat contains delitem getitem setitem call iadd iand iconcat ifloordiv ilshift imod imul imatmul "
    "ior ipow irshift isub itruediv ixor"
).split():
    globals()[f"__{_name}__"] = globals().get(_name) or globals()[_name + "_"]
del _name
