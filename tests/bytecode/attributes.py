def f(o, v):
    o.a = o.b.c
    del o.a
    (o
     .long
     .name).x = v
    return o.m(v).n
