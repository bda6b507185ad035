def f(c):
    if c:
        x = 1
    print(x)
    print(x)
    del x
    return x

def g(c):
    for i in c:
        y = i
    return i, y

def h(c):
    while True:
        try:
            z = c()
        except E as e:
            continue
        finally:
            print(z)
        del z
        return e
