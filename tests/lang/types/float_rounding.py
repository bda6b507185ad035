"""round, int, floor, ceil, trunc and formatting of floats: halves go to even, decimals are exact in binary."""

import math

print("halves:", [round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4999999999999996, 4503599627370497.5)])
print(
    "digits:",
    [round(2.675, n) for n in range(4)],
    round(1234.5678, -2),
    round(0.15, 1),
    round(0.25, 1),
    round(0.35, 1),
    round(1e300, 2),
    round(5e-324, 3),
)
print(
    "negative digits:",
    round(15.0, -1),
    round(25.0, -1),
    round(1e5, -5),
    round(49999.0, -5),
    round(5.0, -1),
    round(123.0, -400),
    round(1.5, 400),
)
print(
    "types:",
    type(round(1.5)).__name__,
    type(round(1.5, 0)).__name__,
    type(round(1.5, None)).__name__,
    type(round(5, 1)).__name__,
)
print(
    "floor, ceil, trunc:",
    [(math.floor(x), math.ceil(x), math.trunc(x), int(x)) for x in (1.5, -1.5, 2.0, -0.1, 1e20)],
)
print(
    "formats:",
    [f"{x:.0f}" for x in (0.5, 1.5, 2.5, 3.5)],
    f"{2.675:.2f}",
    f"{1.005:.2f}",
    f"{0.125:.2f}",
    f"{1e22:.0f}",
    f"{0.1:.20f}",
    f"{1/3:.30f}",
)
print(
    "general:",
    f"{1e5:g}",
    f"{1e6:g}",
    f"{123456789:g}",
    f"{0.0001:g}",
    f"{0.00001:g}",
    f"{1.0:g}",
    f"{1.0:#g}",
    f"{100:.3g}",
    f"{1000:.3g}",
    f"{1e100:.17g}",
)
print(
    "exponent:",
    f"{12345.678:e}",
    f"{0:e}",
    f"{1e-300:.2e}",
    f"{9.9999e9:.2e}",
    f"{1:.0e}",
    f"{1:#.0e}",
    f"{-1.5e-7:E}",
)
print("percent:", f"{0.5:%}", f"{0.12345:.1%}", f"{-1:%}", f"{1e10:.0%}")
print(
    "old style:",
    "%f %e %g %.3f %10.2f|%-10.2f|%+f %05.1f %#.0f %.0f"
    % (1.5, 1.5, 1.5, 2.0005, 3.14159, 3.14159, 1.0, 2.5, 3.0, 2.5),
)
for wrong in (
    lambda: round(float("nan")),
    lambda: round(float("inf")),
    lambda: round(1.5, 1.5),
    lambda: round("x"),
    lambda: round(),
    lambda: math.floor(float("inf")),
    lambda: round(1.7e308, -308),
):
    try:
        print("fine:", wrong())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
print("nan with digits:", round(float("nan"), 2), round(float("inf"), 2), round(1.7e308, -300))
