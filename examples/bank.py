"""Accounts: classes, properties, exceptions of one's own, and a context manager that takes everything back."""

from contextlib import contextmanager


class Overdrawn(Exception):
    """More was asked for than there is."""


class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        self._balance += amount

    def withdraw(self, amount):
        if amount > self._balance:
            raise Overdrawn(f"{self.owner} has {self._balance}, not {amount}")
        self._balance -= amount

    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self.balance})"


@contextmanager
def all_or_nothing(*accounts):
    before = [account.balance for account in accounts]
    try:
        yield
    except Overdrawn as error:
        for account, balance in zip(accounts, before):
            account._balance = balance
        print("taken back:", error)


ada, bob = Account("Ada", 100), Account("Bob")
for amount in (30, 50, 80):
    with all_or_nothing(ada, bob):
        bob.deposit(amount)
        ada.withdraw(amount)
    print(amount, "->", ada, bob)
try:
    ada.balance = 1000
except AttributeError as error:
    print("not like that:", error)
