"""Operators with a small number on the right."""


def of_ints(a):
    for _ in range(100):
        a + 3
        a - 3
        a * 3
        a // 3
        a % 3
        a << 3
        a >> 3
        a & 3
        a ** 2
        a / 2


def of_floats(a):
    for _ in range(100):
        a + 3
        a - 3
        a * 3
        a / 2


of_ints(7)
of_floats(7.5)


def of_bits(a):
    for _ in range(100):
        a | 3
        a ^ 3


of_bits(7)
