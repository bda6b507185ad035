def f(o, i, v):
    o[0], o[-1], o[i], o[i:], o[:i], o[:], o[i:v:2], o[i, 1:2]
    o[0] = v
    o[i] = v
    o[1:2] = v
    o[::2] = v
    del o[i], o[0], o[1:]
