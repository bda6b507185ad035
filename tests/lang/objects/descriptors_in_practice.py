"""Descriptors written by users: lazy attributes, validation, observers, method caching, bound views."""


class Lazy:
    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.function(instance)
        return value


class Validated:
    def __init__(self, low, high):
        self.low, self.high = low, high

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return getattr(instance, self.name, self.low)

    def __set__(self, instance, value):
        if not self.low <= value <= self.high:
            raise ValueError(f"{self.name[1:]}: {value} is not in {self.low}..{self.high}")
        setattr(instance, self.name, value)


class Data:
    computed = 0
    level = Validated(0, 10)

    @Lazy
    def total(self):
        Data.computed += 1
        return sum(range(100))


data = Data()
print("lazy:", data.total, data.total, "computed", Data.computed, "time")
del data.total
print("again after deletion:", data.total, Data.computed)
for value in (5, 11, -1, 10):
    try:
        data.level = value
        print("level:", data.level)
    except ValueError as error:
        print("ValueError:", error)


class Memo:
    def __init__(self, function):
        self.function, self.cache = function, {}

    def __get__(self, instance, owner):
        def call(*arguments):
            if arguments not in self.cache:
                self.cache[arguments] = self.function(instance, *arguments)
            return self.cache[arguments]

        return call


class Fib:
    calls = 0

    @Memo
    def fib(self, n):
        Fib.calls += 1
        return n if n < 2 else self.fib(n - 1) + self.fib(n - 2)


print("memo:", Fib().fib(80), "calls:", Fib.calls)


class Alias:
    def __init__(self, target):
        self.target = target

    def __get__(self, instance, owner):
        return getattr(instance if instance is not None else owner, self.target)

    def __set__(self, instance, value):
        setattr(instance, self.target, value)


class Person:
    full_name = "Nobody"
    name = Alias("full_name")


person = Person()
person.name = "Ann"
print("alias:", person.full_name, person.name, Person.name)
