def f():
    x: int = 1
    o.y: g() = 2
    o.z: g()
    return x
if c:
    for i in j:
        z: int
o.w: h()
