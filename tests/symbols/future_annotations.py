"""Annotations that are kept as text: nothing in them is a name of the program, save for what := binds."""

from __future__ import annotations, division

a: b
c: [d for d in e] = f
(g): (lambda h: h)
i: [j := 1 for _ in k]


def function(l: m, *n: o, p: q = r, **s: t) -> u:
    v: w

    def uses():
        return m, l

    return uses


class C:
    x: y = z

    def method(self, arg: __private) -> [super for _ in __class__]:
        return arg
