"""Exact fractions of whole numbers: `Fraction`. Offers all of CPython 3.11's `fractions`; leaves nothing out."""

import math
import operator
import sys
from numbers import Complex, Rational

__all__ = ["Fraction"]


def _digits(text):
    """Whether this is a run of digits, single underscores between them."""
    return bool(text) and all(part.isdecimal() for part in text.split("_"))


def _parse(text):
    """A numerator and denominator from a text: a whole number, a quotient, or a decimal with or without exponent."""
    stripped = text.strip()
    body = stripped[1:] if stripped[:1] in ("+", "-") else stripped
    top, slash, bottom = body.partition("/")
    if slash:
        valid = _digits(top) and _digits(bottom)
        numerator, denominator = (int(top), int(bottom)) if valid else (0, 1)
    else:
        marker = max(body.find("e"), body.find("E"))
        exponent = 0
        mantissa = body
        valid = True
        if marker >= 0:
            mantissa, power = body[:marker], body[marker + 1:]
            valid = _digits(power[1:] if power[:1] in ("+", "-") else power)
            exponent = int(power) if valid else 0
        whole, point, decimals = mantissa.partition(".")
        valid = valid and (_digits(whole) and (not decimals or _digits(decimals)) or not whole and _digits(decimals))
        numerator = denominator = 1
        if valid:
            decimals = decimals.replace("_", "")
            numerator = int((whole.replace("_", "") + decimals) or "0")
            denominator = 10 ** len(decimals)
            if exponent >= 0:
                numerator *= 10 ** exponent
            else:
                denominator *= 10 ** -exponent
    if not valid:
        raise ValueError("Invalid literal for Fraction: %r" % text)
    return -numerator if stripped[0] == "-" else numerator, denominator


class Fraction(Rational):
    """A quotient of two whole numbers in lowest terms, made of these, another number, or a text."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None, *, _normalize=True):
        self = _new(cls) if cls is Fraction else super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator = numerator
                self._denominator = 1
                return self
            if isinstance(numerator, Rational):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
                return self
            if isinstance(numerator, float) or _is_decimal(numerator):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            numerator, denominator = _parse(numerator)
        elif type(numerator) is not int or type(denominator) is not int:
            if not isinstance(numerator, Rational) or not isinstance(denominator, Rational):
                raise TypeError("both arguments should be Rational instances")
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        if denominator == 0:
            raise ZeroDivisionError("Fraction(%s, 0)" % numerator)
        if _normalize:
            common = _gcd(numerator, denominator)
            if denominator < 0:
                common = -common
            if common != 1:
                numerator //= common
                denominator //= common
        self._numerator = numerator
        self._denominator = denominator
        return self

    @classmethod
    def from_float(cls, f):
        """The fraction that a float exactly is."""
        if isinstance(f, int) or hasattr(f, "numerator") and isinstance(f, Rational) and not isinstance(f, Fraction):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("%s.from_float() only takes floats, not %r (%s)" % (cls.__name__, f, type(f).__name__))
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """The fraction that a Decimal exactly is."""
        if isinstance(dec, int):
            return cls(dec)
        if not _is_decimal(dec):
            raise TypeError("%s.from_decimal() only takes Decimals, not %r (%s)" % (
                cls.__name__, dec, type(dec).__name__))
        return cls(*dec.as_integer_ratio())

    def as_integer_ratio(self):
        """The numerator and the denominator."""
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction whose denominator is not greater: along the continued fraction."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            quotient = n // d
            q2 = q0 + quotient * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + quotient * p1, q2
            n, d = d, n - quotient * d
        steps = (max_denominator - q0) // q1
        # The last convergent or the last that still fits between: the nearer one; the convergent on a tie.
        if 2 * d * (q0 + steps * q1) <= self._denominator:
            return Fraction(p1, q1, _normalize=False)
        return Fraction(p0 + steps * p1, q0 + steps * q1, _normalize=False)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        return "%s(%s, %s)" % (self.__class__.__name__, self._numerator, self._denominator)

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return "%s/%s" % (self._numerator, self._denominator)

    def __floordiv__(a, b):
        """a // b"""
        return _forward(a, b, _floordiv, operator.floordiv)

    def __rfloordiv__(b, a):
        return _backward(b, a, _floordiv, operator.floordiv)

    def __divmod__(a, b):
        """(a // b, a % b)"""
        return _forward(a, b, _divmod, divmod)

    def __rdivmod__(b, a):
        return _backward(b, a, _divmod, divmod)

    def __mod__(a, b):
        """a % b"""
        return _forward(a, b, _mod, operator.mod)

    def __rmod__(b, a):
        return _backward(b, a, _mod, operator.mod)

    def __add__(a, b):
        """a + b"""
        if type(b) is Fraction:
            return _sum(a._numerator, a._denominator, b._numerator, b._denominator)
        return _forward(a, b, _add, operator.add)

    def __radd__(b, a):
        return _backward(b, a, _add, operator.add)

    def __sub__(a, b):
        """a - b"""
        if type(b) is Fraction:
            return _sum(a._numerator, a._denominator, -b._numerator, b._denominator)
        return _forward(a, b, _sub, operator.sub)

    def __rsub__(b, a):
        return _backward(b, a, _sub, operator.sub)

    def __mul__(a, b):
        """a * b"""
        if type(b) is Fraction:
            return _product(a._numerator, a._denominator, b._numerator, b._denominator)
        return _forward(a, b, _mul, operator.mul)

    def __rmul__(b, a):
        return _backward(b, a, _mul, operator.mul)

    def __truediv__(a, b):
        """a / b"""
        return _forward(a, b, _div, operator.truediv)

    def __rtruediv__(b, a):
        return _backward(b, a, _div, operator.truediv)

    def __pow__(a, b):
        """a ** b: a fraction for a whole b, else a float or complex."""
        if not isinstance(b, Rational):
            return float(a) ** b
        if b.denominator != 1:
            return float(a) ** float(b)
        power = b.numerator
        n, d = a._numerator, a._denominator
        if power >= 0:
            return _coprime(n ** power, d ** power)
        if n >= 0:
            return Fraction(d ** -power, n ** -power, _normalize=False)
        return Fraction((-d) ** -power, (-n) ** -power, _normalize=False)

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(a):
        return _coprime(a._numerator, a._denominator)

    def __neg__(a):
        return _coprime(-a._numerator, a._denominator)

    def __abs__(a):
        return _coprime(abs(a._numerator), a._denominator)

    def __int__(a):
        n = a._numerator
        return operator.index(-(-n // a._denominator) if n < 0 else n // a._denominator)

    def __trunc__(a):
        """The nearest whole number towards zero."""
        n = a._numerator
        return -(-n // a._denominator) if n < 0 else n // a._denominator

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        """Rounds half to even: to a whole number, or to a fraction with ndigits decimals."""
        if ndigits is not None:
            shift = 10 ** abs(ndigits)
            if ndigits > 0:
                return Fraction(round(self * shift), shift)
            return Fraction(round(self / shift) * shift)
        whole, rest = divmod(self._numerator, self._denominator)
        double = 2 * rest
        return whole + (double > self._denominator or double == self._denominator and whole % 2)

    def __hash__(self):
        """As that of an equal int or float."""
        if self._denominator == 1:
            return hash(self._numerator)
        modulus = sys.hash_info.modulus
        try:
            inverse = pow(self._denominator, -1, modulus)
        except ValueError:
            hashed = sys.hash_info.inf
        else:
            hashed = hash(hash(abs(self._numerator)) * inverse)
        result = hashed if self._numerator >= 0 else -hashed
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if type(b) is Fraction:
            return a._numerator == b._numerator and a._denominator == b._denominator
        if isinstance(b, Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if math.isnan(b) or math.isinf(b):
                return 0.0 == b
            return a == a.from_float(b)
        return NotImplemented

    def _compare(self, other, op):
        if type(other) is Fraction:
            return op(self._numerator * other._denominator, self._denominator * other._numerator)
        if isinstance(other, Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return op(0.0, other)
            return op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        if type(b) is int:
            return a._numerator < a._denominator * b
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        if type(b) is int:
            return a._numerator > a._denominator * b
        return a._compare(b, operator.gt)

    def __le__(a, b):
        if type(b) is int:
            return a._numerator <= a._denominator * b
        return a._compare(b, operator.le)

    def __ge__(a, b):
        if type(b) is int:
            return a._numerator >= a._denominator * b
        return a._compare(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _is_decimal(value):
    """Whether this is a Decimal; not a reason to load that module."""
    decimal = sys.modules.get("decimal")
    return decimal is not None and isinstance(value, decimal.Decimal)


def _forward(a, b, exact, fallback):
    """a op b for a fraction a: exactly with whole numbers and fractions, as floats or complex numbers with those."""
    if isinstance(b, (int, Fraction)):
        return exact(a, b)
    if isinstance(b, float):
        return fallback(float(a), b)
    if isinstance(b, complex):
        return fallback(complex(a), b)
    return NotImplemented


def _backward(b, a, exact, fallback):
    """a op b for a fraction b."""
    if isinstance(a, Rational):
        return exact(a, b)
    if isinstance(a, Complex):
        if not hasattr(a, "__float__"):
            return fallback(complex(a), complex(b))
        return fallback(float(a), float(b))
    return NotImplemented


# By Knuth (TAOCP 2, 4.5.1): dividing by the common divisors first keeps the numbers small.


_gcd = math.gcd
_new = object.__new__


def _coprime(numerator, denominator):
    """The fraction of two whole numbers that have no common divisor, the second positive."""
    self = _new(Fraction)
    self._numerator = numerator
    self._denominator = denominator
    return self


def _sum(na, da, nb, db):
    common = _gcd(da, db)
    if common == 1:
        return _coprime(na * db + da * nb, da * db)
    part = da // common
    top = na * (db // common) + nb * part
    rest = _gcd(top, common)
    if rest == 1:
        return _coprime(top, part * db)
    return _coprime(top // rest, part * (db // rest))


def _product(na, da, nb, db):
    common = _gcd(na, db)
    if common > 1:
        na //= common
        db //= common
    common = _gcd(nb, da)
    if common > 1:
        nb //= common
        da //= common
    return _coprime(na * nb, da * db)


def _add(a, b):
    return _sum(a.numerator, a.denominator, b.numerator, b.denominator)


def _sub(a, b):
    return _sum(a.numerator, a.denominator, -b.numerator, b.denominator)


def _mul(a, b):
    return _product(a.numerator, a.denominator, b.numerator, b.denominator)


def _div(a, b):
    nb, db = b.numerator, b.denominator
    if nb < 0:
        nb, db = -nb, -db
    result = _product(a.numerator, a.denominator, db, nb)
    if nb == 0:
        raise ZeroDivisionError("Fraction(%s, 0)" % result._numerator)
    return result


def _floordiv(a, b):
    return a.numerator * b.denominator // (a.denominator * b.numerator)


def _divmod(a, b):
    da, db = a.denominator, b.denominator
    quotient, rest = divmod(a.numerator * db, da * b.numerator)
    return quotient, Fraction(rest, da * db)


def _mod(a, b):
    da, db = a.denominator, b.denominator
    return Fraction(a.numerator * db % (b.numerator * da), da * db)
