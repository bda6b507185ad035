def advance(bodies, pairs, dt):
    for (x1, v1, m1), (x2, v2, m2) in pairs:
        dx = x1[0] - x2[0]
        mag = dt * (dx * dx) ** -1.5
        v1[0] -= dx * m2 * mag
        v2[0] += dx * m1 * mag
    for r, v, m in bodies:
        r[0] += dt * v[0]
