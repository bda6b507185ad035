# modules: statistics
import statistics as s
from fractions import Fraction as F
from label import note, show

samples = {
    "ints": [1, 2, 3, 4, 4], "floats": [1.5, 2.25, 3.0, 0.1, 0.2, 0.3], "fractions": [F(1, 3), F(2, 3), F(5, 7)], "big": [10**20, 10**20 + 1, 3],
    "mixed": [1, 2.5, F(1, 2)], "one": [7], "none": [], "bools": [True, False, True], "inf": [1.0, float("inf")], "nan": [1.0, float("nan"), 2.0],
    "near": [1e16, 1.0, -1e16], "negative": [-5, 3, 0.5], "strings": ["a", "b", "a"], "tiny": [1e-200, 3e-200, 1e-199], "range": range(1, 8),
}
for name, data in samples.items():
    for function in ("mean", "fmean", "geometric_mean", "harmonic_mean", "median", "median_low", "median_high", "median_grouped", "mode", "multimode",
                     "variance", "pvariance", "stdev", "pstdev", "quantiles"):
        show(f"{function} {name}", getattr(s, function), data)
note("iterator", s.mean(iter([1, 2])), s.stdev(x * 0.5 for x in range(9)), s.fmean(iter([1, 2])), s.harmonic_mean(iter([40, 60])))
note("options", s.fmean([1, 2, 3], [3, 1, 1]), s.harmonic_mean([40, 60], weights=[5, 30]), s.variance([1, 2, 4], 2), s.pvariance([1, 2, 4], mu=2.5), s.median_grouped([1, 2, 2, 3, 4, 4, 4], 2), s.stdev([1, 2, 4], xbar=2), s.pstdev([1.5, 2.5], 2.0))
note("quantiles", s.quantiles(range(11), n=10), s.quantiles([1, 2, 3, 4.5], n=3, method="inclusive"), s.quantiles([1, 2]))
x, y = [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 1, 2, 3, 1, 2, 4]
note("two", s.covariance(x, y), s.correlation(x, y), s.linear_regression(x, y), s.linear_regression(x, y, proportional=True))
for function, args in ((s.covariance, ([1], [1])), (s.covariance, ([1, 2], [1])), (s.correlation, ([1, 1], [1, 2])), (s.linear_regression, ([1, 1], [1, 2])),
                       (s.fmean, ([1], [0])), (s.fmean, ([1], [1, 2])), (s.quantiles, ([1],)), (s.harmonic_mean, ([0, 1],)), (s.harmonic_mean, ([-1],)),
                       (s.harmonic_mean, (["x"],)), (s.mean, ([None],)), (s.mean, ([1, "x"],))):
    show(function.__name__, function, *args)
show("n", s.quantiles, [1, 2], n=0)
show("method", s.quantiles, [1, 2], method="x")
