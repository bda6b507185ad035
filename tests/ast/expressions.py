a or b or c and d and not e or not not f
a < b <= c != d == e > f >= g is h is not i in j not in k
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
+a ** -b ** ~c, -1 ** 2, (-1) ** 2, not a == b, await_ ** 2
a if b else c if d else e, (a if b else c) if d else e
lambda: 0, lambda x: x, lambda x, /, y=1, *z, w, v=2, **u: (yield), lambda *, k: k, lambda *a,: a, lambda **k,: k
lambda: lambda: 1, lambda x=lambda: 1: x, lambda a, b=0, /: a, lambda a, /, *, b: b
a.b.c(d)(e)[f].g, a . b, a.b().c
f(), f(a), f(a,), f(*a, b, *c, d=1, *e, **f, g=2, **h), f(a := 1), f(a for a in b), f((a for a in b), 1)
f(
    a,
    b=c,
)
a[b], a[b, c], a[b,], a[:], a[b:], a[:b], a[::], a[b:c:d], a[::d], a[b:c, ::d, e], a[*b], a[*b, c], a[b := 1], a[()], a[b:c,]
(), (a), (a,), (a, b), (a, *b, c), ((a, b)), [], [a], [a,], [a, *b], {}, {a}, {a, *b}, {*a}, {a: b}, {a: b, **c, d: e,}, {**a}
[a for b in c], [a for b, in c if d if e for f, *g in h], {a for b in c}, {a: b for c in d}, (a for b in c)
[a := 1, b], [(a := 1) for b in c], [a := b for b in c], {a := 1}, (a := 1), (a := 1, b)
[a for a in b if c or d], [x for x in (lambda: y, z)], [x async for x in y], (x async for x in y if await z)
(yield), (yield a), (yield a, *b), (yield from a)
a, *b
*a, b
*a,
print >>a, b
"a" % b, "a" "b".c, 1 .real, 1..real, 1.0.real
(
    a
    +
    b
)
not a in b, not (a in b), a < (b < c), a and (b and c), (a or b) or c
x[a, b:c, ...], x[...], x[lambda: 1], x[a if b else c:d if e else f]
f(a)(b)(c), f(**a, b=1), f(*a), f(*a or b), f(a=b, *c), f(a if b else c), f(lambda: a, b)
é, ªº, ﬁ, 𝔘𝔫𝔦, x.ﬁ, µ
