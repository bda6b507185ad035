"""Numerical methods on floats: roots, integrals, differential equations, least squares; exact decimals of their results."""

import math


def newton(f, df, x):
    for n in range(50):
        step = f(x) / df(x)
        x -= step
        if abs(step) < 1e-14:
            return x, n
    return x, None


def bisect(f, low, high):
    while high - low > 1e-12:
        middle = (low + high) / 2
        if f(low) * f(middle) <= 0:
            high = middle
        else:
            low = middle
    return low


def simpson(f, a, b, n):
    h = (b - a) / n
    return h / 3 * sum((1 if i in (0, n) else 4 if i % 2 else 2) * f(a + i * h) for i in range(n + 1))


def runge_kutta(f, y, t, h, steps):
    for _ in range(steps):
        k1 = f(t, y)
        k2 = f(t + h / 2, y + h / 2 * k1)
        k3 = f(t + h / 2, y + h / 2 * k2)
        k4 = f(t + h, y + h * k3)
        y += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
        t += h
    return y


def least_squares(points):
    n = len(points)
    sx, sy = sum(x for x, _ in points), sum(y for _, y in points)
    sxx, sxy = sum(x * x for x, _ in points), sum(x * y for x, y in points)
    slope = (n * sxy - sx * sy) / (n * sxx - sx * sx)
    return slope, (sy - slope * sx) / n


def gauss(matrix, vector):
    rows = [list(map(float, row)) + [float(v)] for row, v in zip(matrix, vector)]
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, len(rows)):
            factor = rows[r][i] / rows[i][i]
            rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
    out = [0.0] * len(rows)
    for i in reversed(range(len(rows))):
        out[i] = (rows[i][-1] - sum(rows[i][j] * out[j] for j in range(i + 1, len(rows)))) / rows[i][i]
    return out


print(
    "newton:",
    newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0),
    newton(lambda x: x**3 - 27, lambda x: 3 * x * x, 5.0),
)
print("bisect:", f"{bisect(lambda x: x**3 - x - 2, 1, 2):.10f}")
print("simpson:", simpson(lambda x: x**3, 0, 2, 10), f"{simpson(math.sin, 0, math.pi, 100):.10f}")
print("runge-kutta:", f"{runge_kutta(lambda t, y: y, 1.0, 0.0, 0.01, 100):.10f}", f"{math.e:.10f}")
print("least squares:", least_squares([(0, 1), (1, 3), (2, 5), (3, 7.5)]))
print("gauss:", gauss([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8, -11, -3]))
total = compensation = 0.0
for _ in range(10000):
    y = 0.1 - compensation
    t = total + y
    compensation = (t - total) - y
    total = t
print("kahan:", total, sum([0.1] * 10000), math.fsum([0.1] * 10000))
x = y = 0.3
orbit = []
for _ in range(30):
    x = 3.9 * x * (1 - x)
    orbit.append(x)
print("logistic map:", orbit[0], orbit[9], orbit[29])
print("machine epsilon:", next(2.0**-n for n in range(100) if 1.0 + 2.0 ** -(n + 1) == 1.0))
