"""What super refuses: no class cell, no first argument, wrong objects, missing attributes, subscripts."""


def outside():
    return super().method


def no_self():
    return super()


class A:
    pass


class B(A):
    def no_arguments():
        return super().method

    def missing(self):
        return super().missing

    def deleted(self):
        del self
        return super()

    def subscript(self):
        return super()[0]

    def store(self):
        super().value = 5

    def rebound(self):
        self = 5
        return super().__init__

    def star(*args):
        return super().__init__


b = B()
actions = {
    "outside a class": outside, "no class, no self": no_self, "no parameters": B.no_arguments, "missing": b.missing,
    "self deleted": b.deleted, "subscript": b.subscript, "store": b.store, "self rebound": b.rebound, "only *args": b.star,
    "not an instance": lambda: super(B, A()), "not a type": lambda: super(5, b), "too many": lambda: super(B, b, 1, 2),
    "keyword": lambda: super(type=B), "unrelated class": lambda: super(B, int),
}  # fmt: skip
for name, action in actions.items():
    try:
        action()
    except Exception as error:
        print(f"{name}: {type(error).__name__}: {error}")
    else:
        print(f"{name}: no error")
