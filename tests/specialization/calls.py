"""Calls of functions and methods, in Python and native."""


def double(number):
    return number * 2


class Adder:
    def add(self, number):
        return number


def call(function, argument):
    for _ in range(100):
        function(argument)


def call_method(target):
    for _ in range(100):
        target.add(1)


call(double, 1)
call(abs, 1)
call_method(Adder())
call_method(set())
