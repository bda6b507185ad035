"""Class bodies: seen by nobody within, and mangling names."""


x = "module"


class A:
    x = "class"
    y = x

    def method(self):
        return x, y  # Neither is the class's.

    z = [x for _ in y]  # Only the outermost iterable is.
    lambda: x

    class Inner:
        y = x
        y += 1


class _Private__:
    __a = 1
    __b__ = 2
    __ = 3

    def __method(self, __parameter, *, __keyword=__a):
        global __declared
        import __package.module
        import __package.module as __m
        from . import __relative

        __local = __parameter
        self.__attribute = __local
        for __loop in __a, __b__, __:
            pass
        try:
            pass
        except OSError as __error:
            pass

        def __inner():
            nonlocal __local
            __local = 1

        class __Nested:
            __c = __local

        return lambda __d: __d + __a

    class _:
        __only_underscores = 1


class ___:
    __unmangled = 1


def function(free, both):
    class Local:
        both = both
        free

        def method(self):
            return both, free

        def other(self):
            nonlocal free
            free = 1

    class Declares:
        nonlocal free
        global both
        free = both = 1

        def method(self):
            return free, both

    class Deletes:
        del free
        both: int
        (free): int
        (both): int = 1

    return Local
