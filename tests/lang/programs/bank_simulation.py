"""Accounts with rules: exceptions of our own, properties, context managers, history, transfers that roll back."""


class BankError(Exception):
    pass


class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} has {account.balance}, not {amount}")
        self.missing = amount - account.balance


class Account:
    fee = 0

    def __init__(self, owner, balance=0):
        self.owner, self._balance, self.history = owner, balance, []

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        if amount <= 0:
            raise BankError(f"cannot deposit {amount}")
        self._balance += amount
        self.history.append(("+", amount))
        return self

    def withdraw(self, amount):
        total = amount + self.fee
        if total > self._balance:
            raise InsufficientFunds(self, total)
        self._balance -= total
        self.history.append(("-", total))
        return self


class Checking(Account):
    fee = 1


class Savings(Account):
    rate = 3

    def add_interest(self):
        return self.deposit(self.balance * self.rate // 100)


class Transaction:
    def __init__(self, *accounts):
        self.accounts = accounts

    def __enter__(self):
        self.saved = [(a, a._balance, list(a.history)) for a in self.accounts]

    def __exit__(self, kind, value, traceback):
        if kind:
            for account, balance, history in self.saved:
                account._balance, account.history = balance, history
        return False


def transfer(source, target, amount):
    with Transaction(source, target):
        target.deposit(amount)
        source.withdraw(amount)


a, b = Checking("Ann", 100), Savings("Bob", 500)
transfer(b, a, 200)
print("after a transfer:", a.balance, b.balance, a.history, b.history)
for amount in (1000, -5, 300, 0):
    try:
        transfer(a, b, amount)
        print("transferred", amount)
    except InsufficientFunds as error:
        print("InsufficientFunds:", error, "| missing:", error.missing)
    except BankError as error:
        print("BankError:", error)
print("rolled back:", a.balance, b.balance, len(a.history), len(b.history))
b.add_interest().add_interest()
print("interest:", b.balance, b.history)
try:
    a.balance = 10**6
except AttributeError as error:
    print("AttributeError:", error)
print("chained:", Checking("Cid").deposit(50).withdraw(20).withdraw(10).balance)
print("total:", sum(account.balance for account in (a, b)))
