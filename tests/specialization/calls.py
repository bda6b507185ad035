"""Calls of functions and methods, in Python and native."""

import math


def double(number):
    return number * 2


def power(number, exponent=2, base=1):
    return number + exponent + base


class Adder:
    def add(self, number):
        return number

    def scale(self, number, factor=1):
        return number


class Point:
    def __init__(self, x):
        self.x = x


def call(function, argument):
    for _ in range(100):
        function(argument)


def call_with_defaults(function):
    for _ in range(10):
        function(1)


def call_class(cls):
    for _ in range(10):
        cls(1)


def call_method(target):
    for _ in range(100):
        target.add(1)


def call_methods(target, module, items):
    for _ in range(10):
        target.scale(1)
        module.double(1)
        module.sqrt(1.0)
        items.append(1)
        items.index(1)
        items.sort()


def ask(items, append):
    for _ in range(10):
        len(items)
        isinstance(items, list)
        append(1)
        sum(items)


def name(function):
    for _ in range(10):
        function(1, base=3)


class Module:
    double = staticmethod(double)
    sqrt = staticmethod(math.sqrt)


call(double, 1)
call(abs, 1)
call(Adder().add, 1)
call_with_defaults(power)
call_class(Point)
call_class(str)
call_method(Adder())
call_method(set())
call_methods(Adder(), Module, [1])
ask([1], [].append)
name(power)
