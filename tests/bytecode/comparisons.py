def f(a, b, c):
    p = a < b, a is b, a is not None, a in b, a not in b
    q = a < b < c
    if a < b <= c: pass
    if not a == 1: pass
    if a in {1, 2}: pass
    if a is b and c is not None: return 1
    return a != b
