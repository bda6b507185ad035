pass; pass;
a = b; a = b = c; a, b = c; (a, b) = c; [a, b] = c; a, = b; *a, b = c; [*a, (b, c)] = d; () = []; [] = (); *a, = b
a.b = c; a[b] = c; a[b:c] = d; f().x = 1; f()[0] = 1; (a) = 1; ((a)) = 1; (a.b) = 1; ((a, b)) = c; (a, (b, [c, *d])) = e
a = yield; a = yield b, c; a = b = yield from c; a = *b, c; a = b, *c; *a.b, *c[d], = 1
a += 1; a -= 1; a *= 1; a @= 1; a /= 1; a %= 1; a &= 1; a |= 1; a ^= 1; a <<= 1; a >>= 1; a **= 1; a //= 1
a.b += 1, 2; a[b] += yield; (a) += 1; (a.b) -= *c, d
a: int; a: int = 1; (a): int = 1; a.b: int; a[b]: int = 1; (a.b): int = 2; a: int = yield; a: int = 1, 2; a: int = *b,
a: lambda: 1 = lambda: 2
del a, b.c, d[e], (f), (g, h), [i, (j,)], (), []
del a,
del (a)
assert a; assert a, b
return_ = 1
raise; raise a; raise a from b
global a, b; nonlocal c
import a, b.c, d.e as f, g as h
import a . b
from a import b, c as d; from . import a; from .. import b; from ... import c; from .... import d; from .a.b import c
from a import (b, c as d,); from a import *; from ...a import (b); from . . import c
print; print >>x, y; exec ("x")
def f(): return
def f(): return 1; return a, *b; return (yield)
def f():
    global a; nonlocal b
    yield
    yield a, b
    yield from c
    x = await_ = yield
async def f():
    await a; await a.b(c); await a ** b; -await a
    return await a
class A: pass
class A(): pass
class A(B, *C, metaclass=D, **E):
    """doc"""
    a: int = 1
    def f(self): ...
@a
@a.b(c)
@(lambda f: f)
@x if y else z
@(a := b)
def f(a, /, b: int, c: str = 'd', *e: f, g, h=i, **j: k) -> l: ...
@a
async def f(*, a): ...
@a
class B: ...
def f(a, b=1, /, c=2, *, d, e=3): ...
def f(*args: *Ts): ...
def f(*args,): ...
def f(**kwargs,): ...
def f(a, b,): ...
def f(a=1, /, *b, c): ...
