"""A missing argument: the traceback ends at the call."""


class Account:
    def __init__(self, owner, balance, *, limit):
        self.owner, self.balance, self.limit = owner, balance, limit


def open_account(owner):
    return Account(owner)


print("before")
open_account("someone")
