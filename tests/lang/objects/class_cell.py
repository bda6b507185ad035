"""The __class__ cell: filled when the class exists, shared by methods, visible to super and closures."""


class A:
    def which(self):
        return __class__.__name__

    @staticmethod
    def static():
        return __class__.__name__

    @classmethod
    def klass(cls):
        return cls.__name__, __class__.__name__

    fs = [lambda: __class__.__name__]

    class Inner:
        def which(self):
            return __class__.__name__


class B(A):
    pass


print("in methods:", B().which(), B.static(), B.klass(), A.Inner().which())
print("in a lambda of the body:", A.fs[0]())


def decorate(cls):
    class Replacement(cls):
        extra = True

    Replacement.__name__ = "Replacement"
    return Replacement


@decorate
class C:
    def which(self):
        return __class__.__name__


print("a decorator's replacement is not the cell's class:", C.__name__, C().which())
calls = []


class Meta(type):
    def __new__(mcs, name, bases, namespace):
        try:
            calls.append(namespace["probe"]())
        except NameError as error:
            calls.append(str(error))
        return super().__new__(mcs, name, bases, namespace)


class D(metaclass=Meta):
    def probe():
        return __class__.__name__


print("before the class exists:", calls, "after:", D.probe())


class Forgetful(type):
    def __new__(mcs, name, bases, namespace):
        namespace = {k: v for k, v in namespace.items() if k != "__classcell__"}
        return super().__new__(mcs, name, bases, namespace)


try:

    class E(metaclass=Forgetful):
        def method(self):
            return __class__

except RuntimeError as error:
    print("RuntimeError:", error)
print("free variables:", A.which.__code__.co_freevars, A.which.__closure__[0].cell_contents is A)
