"""Line numbers in the tracebacks of warmed instructions are those of cold ones, for each kind of site."""


def add(a, b):
    return (
        a
        + b
    )


def attribute(a, b):
    x = 1
    return a.real.missing if b else a.real


def subscript(a, b):
    first = 1
    return a[
        b
    ]


def call(a, b):
    return (
        a(b)
    )


def unpack(a, b):
    c = 0
    (d,
     e) = a
    return e


def compare(a, b):
    if 1:
        if a < b:
            return 1


def loop(a, b):
    c = 1
    for n in a:
        c += n
    return c


def store(a, b):
    c = a

    a[0] = b


def global_name(a, b):
    if b:
        return undefined_name
    return a


good = {add: (1, 2), attribute: (1, 0), subscript: ([1, 2], 1), call: (abs, -1), unpack: ((1, 2), 0), compare: (1, 2),
        loop: ([1, 2], 0), store: ([1], 2), global_name: (1, 0)}  # fmt: skip
bad = {add: (1, "x"), attribute: (1, 1), subscript: ([1, 2], 5), call: (abs, "x"), unpack: ((1, 2, 3), 0),
       compare: (1, "x"), loop: ([1, "x"], 0), store: ((1,), 2), global_name: (1, 1)}  # fmt: skip


def where(function, arguments):
    try:
        function(*arguments)
    except Exception as error:
        step = error.__traceback__.tb_next
        return f"{type(error).__name__} at line {step.tb_lineno}", step.tb_lineno - function.__code__.co_firstlineno


for function in good:
    cold = where(function, bad[function])
    for _ in range(500):
        function(*good[function])
    warm = where(function, bad[function])
    print(f"{function.__name__}: {warm[0]}, {warm[1]} below def, as when cold: {warm == cold}")
    for _ in range(200):
        where(function, bad[function])
    print("    still:", where(function, bad[function]) == cold)
