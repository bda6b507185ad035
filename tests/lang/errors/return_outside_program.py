"""A program that the grammar lets through and the compiler does not: return outside of a function."""

print("never printed")


class C:
    x = 1
    if x:
        return x


pass
