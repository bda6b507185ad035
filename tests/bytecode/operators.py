def f(a, b, c):
    a + b - c * 3 / 4.0
    a << 70000, a @ b, a ** 2, 2 ** a
    -a, +a, ~a, not a
    a and b or c
    x = a or b
    return a if b else c

def g(a, b):
    a // b, a >> b, a & b, a ^ b
    if not a is b or a is not b: pass
