if a: b
if a: b; c
if a:
    b
elif c:
    d
elif e: f
else:
    g
if (a := b): pass
if a := b: pass
while a: b
while a:
    break
    continue
else:
    c
for a in b: c
for a, b in c: d
for a, in b: pass
for *a, b in c, *d: pass
for (a, b) in c: pass
for [a, b] in c: pass
for a.b in c: pass
for a[b] in c:
    d
else:
    e
for x in *a, *b: pass
for x in lambda: 1, 2: pass
async def f():
    async for a in b: c
    else: d
    async with a as b, c: d
    async with (a as b, c): d
    async with (a): d
    return [x async for x in y]
with a: b
with a as b: c
with a as (b, c), d as [e], f as g.h, i as j[k]: l
with a, b: c
with (a): b
with (a) as b: c
with (a, b): c
with (a, b,): c
with (a, b) as c: d
with (a as b): c
with (a as b, c as d,): e
with (a, b as c): d
with (a, b), c: d
with (a)(b): c
with (a).b: c
with (a), (b): c
with (yield): c
with (yield a): c
with (a := b): c
with (a, b := c): d
with (a for a in b): c
with (*a, b): c
with (): a
with (lambda x, *y: 0): a
with (lambda x: 0), b: a
with (a if b else c): d
with ((a, b)): c
with ((a, b) as c): d
with (a[b:c], {d: e}): f
with (
    a as b,
    c,
):
    d
try: a
finally: b
try:
    a
except: b
try:
    a
except b:
    c
except (d, e) as f:
    g
else:
    h
finally:
    i
try: pass
except* a: pass
except *b as c: pass
try:
    try: a
    except b: c
finally:
    d
class A:
    x = 1;

    def f(self):
        return 1  # comment

# comment
    y = 2
