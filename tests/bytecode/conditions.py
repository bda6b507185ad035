def f(a, b, c):
    if a and (b or not c): x()
    elif not (a or b): y()
    else: z()
    if 0: never()
    if __debug__: always()
    while 1:
        if a: break
        if b: continue
        c()
    return a and not b
