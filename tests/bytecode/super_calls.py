class A(B):
    def f(self, x):
        super().f(x)
        super().attribute
        super(A, self).f()
        s = super()
        return __class__
    @staticmethod
    def g():
        return super
