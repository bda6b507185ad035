x = 1
def f():
    global x
    x = y
    del x
    return x, len
print(x)
del x
y = 2
del y
