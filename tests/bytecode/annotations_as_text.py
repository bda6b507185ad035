from __future__ import annotations
x: List[int, "s"] = 1
y: (1 + 2) * z
def f(a: A.b | None, *args: *Ts) -> lambda x: x: pass
