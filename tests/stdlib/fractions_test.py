# modules: fractions, numbers
import fractions
import math
import numbers
from fractions import Fraction as F
from label import note, show

for text in ("1/3", " -7/2 ", "3", "+1.5", "-.25", "1e3", "2.5e-2", "1_000/3", "5.", "1.e2", "x", "", "1/0", "1/", "/2", "1/-2",
             "1 / 2", "1.5/2", "--1", "1__0", "1e", "_1", "\n3\n", "0.1_5", "nan", ".", "٣/٤"):
    show("text " + repr(text), F, text)
for args in ((1, 2), (2, -4), (0, 5), (1.5,), (F(1, 3), F(2, 3)), (True, 2), (1, 0), (1.5, 2), (None,), (float("inf"),), (float("nan"),), ()):
    show("make " + repr(args), F, *args)
a, b = F(3, 4), F(-5, 6)
note("str", str(a), repr(b), str(F(4)), a.numerator, a.denominator, a.as_integer_ratio())
for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lt", "le", "eq", "ne", "gt", "ge"):
    method = f"__{name}__"
    import operator
    op = getattr(operator, name)
    for x, y in ((a, b), (b, a), (a, 2), (2, a), (a, 0.5), (0.5, a), (a, 1j), (a, "x"), (a, F(0)), (a, F(1, 2)), (1.5, b), (b, -3)):
        show(f"{name} {x!r} {y!r}", op, x, y)
note("divmod", divmod(a, b), divmod(7, a), divmod(a, 0.2))
note("unary", -a, +b, abs(b), bool(F(0)), int(b), math.trunc(b), math.floor(b), math.ceil(b), float(a), complex(a), hash(F(3)) == hash(3), hash(F(1, 2)) == hash(0.5), hash(F(1, 3)), hash(F(-7, 2**61 - 1)))
note("round", round(F(5, 2)), round(F(7, 2)), round(F(-5, 2)), round(F(22, 7), 2), round(F(12345), -2), round(F(1, 3)))
note("limit", F(math.pi).limit_denominator(1000), F(math.e).limit_denominator(10), F(1, 3).limit_denominator(1), F(3141592653589793, 10**15).limit_denominator(100))
show("limit", F(1, 3).limit_denominator, 0)
note("from", F.from_float(0.1), F.from_float(3))
show("from_float", F.from_float, "x")
show("from_decimal", F.from_decimal, 1.5)
note("pow", F(2, 3) ** -2, F(-2, 3) ** -3, 2 ** F(3), 2 ** F(1, 2), F(1, 4) ** F(1, 2), 0.5 ** F(2), F(4) ** 0.5)
show("zero pow", lambda: F(0) ** -1)
import copy
import pickle
note("copies", copy.copy(a) is a, copy.deepcopy(a) is a, pickle.loads(pickle.dumps(a)) == a)
show("set", setattr, a, "numerator", 1)
note("sum", sum(F(1, n) for n in range(1, 30)), max(F(1, 2), F(2, 3)), sorted([F(1, 2), F(1, 3), 0.4]))
for value in (1, 1.5, 1j, True, F(1), "x", None):
    note("tower", value, [c.__name__ for c in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral) if isinstance(value, c)])
for cls in (numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral):
    note("abstract", cls, sorted(cls.__abstractmethods__))


class Whole(numbers.Integral):
    def __init__(self, n):
        self.n = n

    def __int__(self):
        return self.n

    def __pos__(self):
        return self


for name in numbers.Integral.__abstractmethods__:
    if name not in ("__int__", "__pos__"):
        setattr(Whole, name, lambda self, *args, name=name: (name, self.n, args))
Whole.__abstractmethods__ = frozenset()
w = Whole(5)
note("mixins", float(w), [1] * 6 == [1] * 6, range(10)[w], w.real is w, w.imag, w.conjugate() is w, w.denominator, w.numerator is w, divmod(w, 2))
