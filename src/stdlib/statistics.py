"""Statistics of numbers: means, medians, modes, spread, quantiles, correlation, linear regression.

Offers of CPython 3.11's `statistics`: mean, fmean, geometric_mean, harmonic_mean, median, median_low, median_high,
median_grouped, mode, multimode, quantiles, pstdev, pvariance, stdev, variance, covariance, correlation,
linear_regression. Left out: NormalDist. Sums are exact, as there.
"""

import math
from math import sqrt

__all__ = ["StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
           "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode",
           "pstdev", "pvariance", "quantiles", "stdev", "variance"]


class StatisticsError(ValueError):
    pass


def _ratio(x):
    """A number as numerator and denominator; (x, None) for NaN and the infinities."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _coerced(kind, other):
    """The type of results from both types: int gives way, then what is more special or a float wins."""
    if kind is other or other is int or other is bool:
        return kind
    if kind is int:
        return other
    if issubclass(other, kind):
        return other
    if issubclass(kind, other) or issubclass(other, int):
        return kind
    if issubclass(kind, int):
        return other
    from fractions import Fraction
    if issubclass(kind, Fraction) and issubclass(other, float):
        return other
    if issubclass(kind, float) and issubclass(other, Fraction):
        return kind
    raise TypeError("don't know how to coerce %s and %s" % (kind.__name__, other.__name__))


def _total(partials):
    from fractions import Fraction
    if None in partials:
        # NaN or an infinity is among the numbers, and hence is the sum.
        return partials[None]
    return sum([Fraction(numerator, denominator) for denominator, numerator in partials.items()], Fraction(0))


def _sum(data):
    """The type of the numbers, their exact sum and their count."""
    kind, count = int, 0
    partials = {}
    seen = set()
    for value in data:
        if type(value) not in seen:
            seen.add(type(value))
            kind = _coerced(kind, type(value))
        count += 1
        numerator, denominator = _ratio(value)
        partials[denominator] = partials.get(denominator, 0) + numerator
    return kind, _total(partials), count


def _squares(data, centre=None):
    """The type, the exact sum of the squares of the distances from the centre (the mean by default), the mean, the
    count."""
    from fractions import Fraction
    if centre is not None:
        kind, total, count = _sum([(value - centre) * (value - centre) for value in data])
        return kind, total, centre, count
    kind, count = int, 0
    sums, squares = {}, {}
    for value in data:
        kind = _coerced(kind, type(value))
        count += 1
        numerator, denominator = _ratio(value)
        sums[denominator] = sums.get(denominator, 0) + numerator
        squares[denominator] = squares.get(denominator, 0) + numerator * numerator
    if not count:
        return kind, Fraction(0), Fraction(0), 0
    if None in sums:
        return kind, sums[None], sums[None], count
    total = _total(sums)
    of_squares = sum([Fraction(numerator, denominator * denominator) for denominator, numerator in squares.items()],
                     Fraction(0))
    return kind, (count * of_squares - total * total) / count, total / count, count


def _convert(value, kind):
    """An exact value as the type of the data."""
    if type(value) is kind:
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    try:
        return kind(value)
    except TypeError:
        if hasattr(kind, "from_float") and kind.__name__ == "Decimal":
            return kind(value.numerator) / kind(value.denominator)
        raise


def _positive(values, message):
    for value in values:
        if value < 0:
            raise StatisticsError(message)
        yield value


def mean(data):
    """The arithmetic mean, in the type of the data."""
    kind, total, count = _sum(data)
    if count < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(total / count, kind)


def fmean(data, weights=None):
    """The arithmetic mean as a float, faster than mean(); with weights, the weighted mean."""
    if not hasattr(data, "__len__"):
        data = list(data)
    count = len(data)
    if weights is None:
        if not count:
            raise StatisticsError("fmean requires at least one data point")
        return math.fsum(data) / count
    if not hasattr(weights, "__len__"):
        weights = list(weights)
    if len(weights) != count:
        raise StatisticsError("data and weights must be the same length")
    divisor = math.fsum(weights)
    if not divisor:
        raise StatisticsError("sum of weights must be non-zero")
    return math.fsum([value * weight for value, weight in zip(data, weights)]) / divisor


def geometric_mean(data):
    """The root of the product, as a float."""
    try:
        return math.exp(fmean(map(math.log, data)))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of the reciprocals."""
    if iter(data) is data:
        data = list(data)
    message = "harmonic mean does not support negative values"
    count = len(data)
    if count < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if count == 1 and weights is None:
        value = data[0]
        if not hasattr(value, "__add__") or isinstance(value, (str, bytes)):
            raise TypeError("unsupported type")
        if value < 0:
            raise StatisticsError(message)
        return value
    if weights is None:
        weights = [1] * count
        total_weight = count
    else:
        if iter(weights) is weights:
            weights = list(weights)
        if len(weights) != count:
            raise StatisticsError("Number of weights does not match data size")
        _, total_weight, _ = _sum(_positive(weights, message))
    try:
        kind, total, _ = _sum([weight / value if weight else 0
                               for weight, value in zip(weights, _positive(data, message))])
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(total_weight / total, kind)


def median(data):
    """The middle value, or the mean of the two middle values."""
    data = sorted(data)
    count = len(data)
    if not count:
        raise StatisticsError("no median for empty data")
    half = count // 2
    return data[half] if count % 2 else (data[half - 1] + data[half]) / 2


def median_low(data):
    """The middle value, or the lower of the two."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The middle value, or the higher of the two."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def median_grouped(data, interval=1):
    """The median of values that stand for intervals around them."""
    from bisect import bisect_left, bisect_right
    data = sorted(data)
    count = len(data)
    if not count:
        raise StatisticsError("no median for empty data")
    middle = data[count // 2]
    below = bisect_left(data, middle)
    within = bisect_right(data, middle, lo=below) - below
    try:
        interval, middle = float(interval), float(middle)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return middle - interval / 2.0 + interval * (count / 2 - below) / within


def mode(data):
    """The most frequent value, the first of those that are."""
    from collections import Counter
    pairs = Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]


def multimode(data):
    """All the most frequent values, in the order in which they come."""
    from collections import Counter
    counts = Counter(iter(data))
    greatest = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == greatest] if counts else []


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 values that cut the data into n parts of equal probability."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    count = len(data)
    if count < 2:
        raise StatisticsError("must have at least two data points")
    if method not in ("inclusive", "exclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    result = []
    for i in range(1, n):
        if method == "inclusive":
            j, delta = divmod(i * (count - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        else:
            j = min(max(i * (count + 1) // n, 1), count - 1)
            delta = i * (count + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    return result


def variance(data, xbar=None):
    """The variance of a sample; xbar is its mean if that is known."""
    kind, squares, _, count = _squares(data, xbar)
    if count < 2:
        raise StatisticsError("variance requires at least two data points")
    return _convert(squares / (count - 1), kind)


def pvariance(data, mu=None):
    """The variance of a whole population; mu is its mean if that is known."""
    kind, squares, _, count = _squares(data, mu)
    if count < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _convert(squares / count, kind)


def _root(n, m):
    """The correctly rounded square root of n/m as a float: with two bits more than a float has, the last of them
    telling whether anything is left over."""
    if not n:
        return 0.0
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift >= 0:
        quotient, factor, divisor = n, 1 << shift, m << 2 * shift
    else:
        quotient, factor, divisor = n << -2 * shift, 1, m
    root = math.isqrt(quotient // divisor)
    root |= root * root * divisor != quotient
    return root * factor / (1 if shift >= 0 else 1 << -shift)


def _deviation(squares, kind):
    if kind.__name__ == "Decimal":
        return (kind(squares.numerator) / kind(squares.denominator)).sqrt()
    return _root(squares.numerator, squares.denominator)


def stdev(data, xbar=None):
    """The square root of variance()."""
    kind, squares, _, count = _squares(data, xbar)
    if count < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _deviation(squares / (count - 1), kind)


def pstdev(data, mu=None):
    """The square root of pvariance()."""
    kind, squares, _, count = _squares(data, mu)
    if count < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _deviation(squares / count, kind)


def _pairs(x, y, name):
    count = len(x)
    if len(y) != count:
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    if count < 2:
        raise StatisticsError(f"{name} requires at least two data points")
    x_mean, y_mean = math.fsum(x) / count, math.fsum(y) / count
    return count, x_mean, y_mean, math.fsum([(a - x_mean) * (b - y_mean) for a, b in zip(x, y)])


def covariance(x, y, /):
    """How two variables go together."""
    count, _, _, products = _pairs(x, y, "covariance")
    return products / (count - 1)


def correlation(x, y, /):
    """Pearson's correlation: from -1 to 1."""
    _, x_mean, y_mean, products = _pairs(x, y, "correlation")
    x_squares = math.fsum([(a - x_mean) ** 2.0 for a in x])
    y_squares = math.fsum([(b - y_mean) ** 2.0 for b in y])
    try:
        return products / sqrt(x_squares * y_squares)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


def linear_regression(x, y, /, *, proportional=False):
    """The slope and intercept of the straight line that fits best; through the origin if proportional."""
    from collections import namedtuple
    if proportional:
        if len(x) != len(y):
            raise StatisticsError("linear regression requires that both inputs have same number of data points")
        if len(x) < 2:
            raise StatisticsError("linear regression requires at least two data points")
        products = math.fsum([a * b for a, b in zip(x, y)])
        squares = math.fsum([a * a for a in x])
        x_mean = y_mean = 0.0
    else:
        _, x_mean, y_mean, products = _pairs(x, y, "linear regression")
        squares = math.fsum([(a - x_mean) ** 2.0 for a in x])
    try:
        slope = products / squares
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    result = namedtuple("LinearRegression", ("slope", "intercept"))
    return result(slope, 0.0 if proportional else y_mean - slope * x_mean)
