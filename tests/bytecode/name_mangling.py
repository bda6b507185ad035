class _A:
    __x = 1
    def f(self, __y, *, __z=2):
        import __m
        global __g
        self.__a = __y
        __g = self.__b__
        return f(__k=__z)
