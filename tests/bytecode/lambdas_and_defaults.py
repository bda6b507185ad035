def outer(n):
    fs = [lambda i=i: i + n for i in range(n)]
    def inner(a=n, *, b=fs): return a, b
    return inner
