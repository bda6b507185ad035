"""The Mandelbrot set in letters: complex numbers, and a loop that runs hot."""

SHADES = " .:-=+*#%@"
WIDTH, HEIGHT, DEPTH = 64, 24, 60


def shade(c):
    z = 0j
    for steps in range(DEPTH):
        z = z * z + c
        if abs(z) > 2:
            return SHADES[steps * len(SHADES) // DEPTH]
    return SHADES[-1]


for row in range(HEIGHT):
    y = 1.2 - 2.4 * row / (HEIGHT - 1)
    line = [shade(complex(-2.1 + 2.8 * column / (WIDTH - 1), y)) for column in range(WIDTH)]
    print("".join(line).rstrip())
