"""Each statement that binds, and what it says of the name."""

import a
import b.c
import d.e as f
from g import h, i as j
from k import *
from . import l

global m
m = n = o.p = q[r] = 1
(s, [t, *u]) = v
w += 1
x.y += 1
z: int
aa: int = 1
(bb): int
(cc): int = 1
dd.ee: int
ff[gg]: int = 1
del m, (n, [s]), o.p, q[r]

for hh in ii:
    break
else:
    jj
while kk:
    continue
with ll as mm, nn as (oo, pp), qq:
    pass
try:
    raise rr from ss
except tt as uu:
    pass
except (vv, ww):
    pass
else:
    xx
finally:
    yy
try:
    pass
except* tt as zz:
    pass
assert ab, ac
match ad:
    case 1 | -1.5 | "s" | None | ae.af:
        pass
    case [ag, *ah] if ai:
        pass
    case [_, *_]:
        pass
    case {"k": aj, ak.al: _, **am}:
        pass
    case an.ao(ap, aq=ar) as at:
        pass
    case au:
        pass


def function():
    import a
    import b.c as d
    from e import f

    global g, h, g
    h = 1


def annotated(a: b, /, c: d, *e: f, g: h, **i: j) -> k:
    l: m
    n: o = p
    (q): r
    (s): t = u
    v.w: x


def generator():
    y = yield x
    z = yield from y
    print(y if z else not x, -x, x < y < z, x and y, x[y:z], x(*y, **z), {x: y, **z}, {x, *y})


def imports():
    import global_one

    global global_one
