"""float: repr gives the shortest text that reads back; exponents from 1e16 and below 1e-4."""

values = [0.0, -0.0, 1.0, -1.5, 0.1, 0.1 + 0.2, 1 / 3, 2 / 3, 100.0, 1e15, 1e16, 123456789012345680.0, 1e22, 1e23, 1e-4, 1e-5, 0.00012345,
          5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 3.141592653589793, 2.718281828459045, 1e100, 9007199254740993.0, 4.35, 0.3,
          1.1, 2.675, 1e-10, 123456.789, 99999999999999.98, 1.0000000000000002, float("inf"), -float("inf"), float("nan")]  # fmt: skip
for value in values:
    print(repr(value), str(value) == repr(value), float(repr(value)) == value or value != value)
print("in containers:", [1.0, (2.5, -0.0)], {0.1: 1e300})
print(
    "arithmetic:",
    0.1 * 3,
    1.1 + 2.2,
    1e308 * 10,
    -1e308 * 10,
    1e-320 / 10,
    5e-324 / 2,
    3.0 * 0.0,
    -3.0 * 0.0,
    1e16 + 1,
    1.0 - 0.9,
)
print(
    "exact:",
    (0.1).hex(),
    (1.0).hex(),
    (-0.0).hex(),
    (5e-324).hex(),
    float("inf").hex(),
    (1e308).hex(),
    float.fromhex("0x1.8p3"),
    float.fromhex("-0x.1p-4"),
    float.fromhex("inf"),
    float.fromhex("0x1p-1074"),
)
print(
    "ratio:",
    (0.75).as_integer_ratio(),
    (0.1).as_integer_ratio(),
    (-2.0).as_integer_ratio(),
    (0.0).as_integer_ratio(),
)
print("is_integer:", (2.0).is_integer(), (2.5).is_integer(), float("inf").is_integer(), (1e300).is_integer())
import random

generator = random.Random(5)
numbers = [generator.random() * 10.0 ** generator.randint(-300, 300) for _ in range(300)]
print("round trips:", all(float(repr(n)) == n for n in numbers), repr(numbers[7]), repr(numbers[99]))
