"""Number literals: bases, underscores, exponents, imaginary parts, adjacent keywords, attribute access on literals."""

print("ints:", 0, 00, 0_0, 1_000_000, 0xFF, 0Xff_ff, 0o17, 0O1_7, 0b1010, 0B1_0, 10**20, 0xFFFFFFFFFFFFFFFFFFFF)
print("floats:", 1.0, 1., .5, 1e3, 1E-3, 1_0.0_1, 1e+10, 1.5e300 * 1e10, 0.1 + 0.2, 1e16, 123456789012345678.0, 5e-324)
print("imaginary:", 1j, 1.5J, .5j, 1e3j, 0j, 1 + 2j, 3j * 3j, -1j)
print("attributes:", 1 .real, 1.0.real, 1..is_integer(), 5 .bit_length(), 0x10.bit_length(), 1j.imag)
print("signs:", -1, +1, --1, -+-1, ~5, -~5, - 2 ** 2, (-2) ** 2, 2 ** -1, 2 ** -2 ** 0)
print("precedence:", 1 + 2 * 3, (1 + 2) * 3, 2 ** 3 ** 2, 10 - 4 - 3, 100 / 10 / 2, 7 // 2 * 2, -7 // 2, -7 % 3, 7 % -3)
print("shifts and bits:", 1 << 2 + 1, 6 & 3 | 8, 6 ^ 3 & 1, 1 | 2 == 3, (1 | 2) == 3, ~1 & 0xFF)
print("comparison binds weaker:", 1 + 1 == 2, not 1 == 2, 5 > 3 & 1, 1 < 2 | 4)
print("await-like precedence of power:", 2 ** -1 * 4, -2 ** -2)
print("huge:", 1e308 * 10, -1e308 * 10, 1e308 * 10 - 1e308 * 10, int("9" * 30) + 1)
print("exact:", 2**53 + 1.0, 9007199254740993, float(9007199254740993), 1e22, 1e23)
for text in ("012", "1__0", "1_", "0x", "0b2", "0o8", "1e", "1.5.2", "1_.5", "0_7", "5a", "1__2.0"):
    try:
        print(text, "->", eval(text))
    except SyntaxError as error:
        print(text, "-> SyntaxError:", error.msg)
