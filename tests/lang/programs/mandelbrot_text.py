"""The Mandelbrot set drawn with characters, and its area by counting, with complex numbers and with floats."""

PALETTE = " .:-=+*#%@"


def escape(c, limit):
    z = 0j
    for n in range(limit):
        if abs(z) > 2:
            return n
        z = z * z + c
    return limit


def escape_floats(cr, ci, limit):
    x = y = 0.0
    for n in range(limit):
        if x * x + y * y > 4.0:
            return n
        x, y = x * x - y * y + cr, 2.0 * x * y + ci
    return limit


def picture(width, height, limit):
    for row in range(height):
        y = 1.2 - 2.4 * row / (height - 1)
        line = ""
        for column in range(width):
            x = -2.1 + 2.8 * column / (width - 1)
            n = escape(complex(x, y), limit)
            line += PALETTE[n * (len(PALETTE) - 1) // limit]
        yield line.rstrip()


for line in picture(56, 15, 20):
    print(line)
same = wrong = inside = 0
for i in range(40):
    for j in range(40):
        x, y = -2 + i / 13.0, -1.5 + j / 13.0
        a, b = escape(complex(x, y), 30), escape_floats(x, y, 30)
        same += a == b
        wrong += a != b
        inside += a == 30
print("both ways agree:", same, wrong, "inside:", inside)
