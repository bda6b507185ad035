"""Warnings on standard error: once for each place, with the line; turned into errors; ignored; recorded."""

import warnings


def old():
    warnings.warn("old is deprecated", DeprecationWarning, stacklevel=2)


for _ in range(3):
    warnings.warn("shown once")
warnings.warn("a runtime warning", RuntimeWarning)
old()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    old()
    warnings.warn("recorded", FutureWarning)
print([(w.category.__name__, str(w.message)) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    warnings.warn("ignored")
warnings.simplefilter("error")
warnings.warn("now an error", UserWarning)
