"""Carets under calls: arguments, methods, chained calls, nested ones on one line."""


class Chain:
    def step(self, n):
        if n == 0:
            raise RuntimeError("no steps")
        return self


def identity(x):
    return x


chain = Chain()
print("before")
x = identity(chain.step(1).step(2).step(0).step(3)) or identity(chain)
