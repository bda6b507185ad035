"""One site adds, subtracts and multiplies small ints, ints beyond 64 bits, bools, strings and floats in turn."""


def add(a, b):
    return a + b


def subtract(a, b):
    return a - b


def multiply(a, b):
    return a * b


def warm(a, b, count=200):
    for _ in range(count):
        add(a, b), subtract(a, b), multiply(a, b)


warm(1, 2)
for exponent in (29, 30, 31, 60, 61, 62, 63, 64, 127):
    n = 2**exponent
    print(
        f"2**{exponent}:",
        add(n, -1),
        add(n, n),
        subtract(-n, 1),
        subtract(-n, n),
        multiply(n, 2),
        multiply(-n, n),
    )
big = add(2**61, 2**61)
print("back:", subtract(big, 2**62 - 7), multiply(subtract(big, 2**62 - 3), 5), add(big, -big))

for pair in ((True, True), (True, 2), (1.5, 2), (2, 1.5), ("a", "b"), ([1], [2]), ((1,), (2,)), (1j, 2)):
    warm(3, 4)
    results = []
    for site in (add, subtract, multiply):
        try:
            results.append(site(*pair))
        except TypeError as error:
            results.append(str(error))
    print(pair, "->", results)

total, step = 1, 1
for i in range(200):
    total = add(multiply(total, 3), step)
print("grown:", total % 10**12, total.bit_length())
for i in range(200):
    total = subtract(total, step) // 3
print("shrunk:", total)

counter = 2**62 - 100
for _ in range(200):
    counter = add(counter, 1)
print("up through 2**62:", counter, counter - 2**62)
for _ in range(400):
    counter = subtract(counter, 1)
print("down again:", counter, counter - 2**62)
counter = -(2**61) + 50
for _ in range(100):
    counter = subtract(counter, 1)
print("below -2**61:", counter, counter + 2**61)
print("type of True + True:", type(add(True, True)), add(True, True))
