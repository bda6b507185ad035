"""`__class__` and `super`."""


class A:
    def uses_super(self):
        return super().uses_super()

    def uses_class(self):
        return __class__

    def in_lambda(self):
        return lambda: __class__

    def in_comprehension(self):
        return [super for _ in self]

    def inner(self):
        class B:
            __class__

            def method(self):
                return __class__

        return B

    def declares(self):
        nonlocal __class__
        __class__ = 1


class Binds:
    __class__ = 1

    def method(self):
        return __class__


class Parameter:
    def method(__class__):
        return lambda: __class__


class Static:
    super
    x = super()
    y = __class__


def outside():
    super()
    return __class__


def outer(__class__):
    class C:
        def method(self):
            return __class__

    return __class__


super(), __class__
