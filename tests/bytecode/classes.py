@decorate
class A(B, C, metaclass=M, k=1):
    """Doc."""
    x: int = 1
    y: str
    __private = 2
    def m(self):
        return self.__private
class D(*bases, **kw): pass
