"""warnings: recording, filters, categories, errors, messages, stack levels."""

import warnings


def noisy(n=1):
    warnings.warn(f"noisy {n}", stacklevel=2)
    return n


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    noisy()
    noisy(2)
    warnings.warn("deprecated", DeprecationWarning)
    warnings.warn(UserWarning("an instance"))
print(
    "recorded:", [(str(w.message), w.category.__name__) for w in caught], caught[0].lineno < caught[1].lineno
)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("default")
    for n in range(3):
        noisy()
print("once for each place:", len(caught))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("once")
    noisy(7)
    noisy(7)
    noisy(8)
print("once for each text:", len(caught))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        noisy(3)
    except UserWarning as error:
        print("an error:", repr(error))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    warnings.warn("ignored", DeprecationWarning)
    warnings.warn("not ignored", FutureWarning)
print("by category:", [str(w.message) for w in caught])


class Own(UserWarning):
    pass


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("own", Own)
print("own category:", caught[0].category.__name__, issubclass(Own, Warning))
for wrong in (
    lambda: warnings.warn("x", int),
    lambda: warnings.warn("x", 5),
    lambda: warnings.simplefilter("nonsense"),
    lambda: warnings.warn(),
):
    try:
        wrong()
    except (TypeError, AssertionError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
print("formatted:", repr(warnings.formatwarning("text", UserWarning, "file.py", 5, "  the line")))
