"""Operators between two values."""


def numbers(a, b):
    for _ in range(100):
        a + b
        a - b
        a * b
        a / b


def whole(a, b):
    for _ in range(100):
        a // b
        a % b
        a << b
        a >> b
        a & b
        a | b
        a ^ b


def joined(a, b):
    for _ in range(100):
        c = a + b
    return c


def opposite(a):
    for _ in range(100):
        b = -a
    return b


numbers(6.5, 4.5)
numbers(6, 4)
numbers(6, 4.5)
whole(6, 4)
joined("a", "b")
opposite(3)
opposite(2.5)


def rounded(a, b):
    for _ in range(100):
        a // b
        a % b
        a ** b
        a ** 3


rounded(6.5, 4)
