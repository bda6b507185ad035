def f(a, b, c, d):
    if (a if b else c): x()
    while a < b < c or not (c and d): y()
    return (a or b) and (c or d)
