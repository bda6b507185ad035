"""Comparisons, with a branch and without, and containment."""


def branches(left, right):
    for _ in range(100):
        if left < right: pass
        if left <= right: pass
        if left == right: pass
        if left != right: pass
        if left > right: pass
        if left >= right: pass
        while left < right: break
        while left <= right: break
        while left == right: break
        while left != right: break
        while left > right: break
        while left >= right: break


def branches_with_a_number(left):
    for _ in range(100):
        if left < 5: pass
        if left <= 5: pass
        if left == 5: pass
        if left != 5: pass
        if left > 5: pass
        if left >= 5: pass


def either(left, right):
    for _ in range(100):
        if left < right or left is None: pass
        if left <= right or left is None: pass
        if left == right or left is None: pass
        if left != right or left is None: pass
        if left > right or left is None: pass
        if left >= right or left is None: pass


def either_with_a_number(left):
    for _ in range(100):
        if left < 5 or left is None: pass
        if left <= 5 or left is None: pass
        if left == 5 or left is None: pass
        if left != 5 or left is None: pass
        if left > 5 or left is None: pass
        if left >= 5 or left is None: pass


def same(left, right):
    for _ in range(100):
        if left == right: pass
        if left != right or left is None: pass


def values(left, right):
    for _ in range(100):
        result = left == right
    return result


def inside(item, container):
    for _ in range(100):
        result = item in container
    return result


branches(1, 2)
branches(1.5, 2.5)
branches(1.5, 2)
branches_with_a_number(3)
branches_with_a_number(3.5)
either(1, 2)
either(1.5, 2.5)
either_with_a_number(3)
either_with_a_number(3.5)
same("a", "b")
values(1, 2)
values(1.5, 2)
values("a", "b")
inside(1, {1: 2})
inside(1, {1, 2})
inside(1, [1, 2])
inside(1, (1, 2))
