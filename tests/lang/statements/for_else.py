"""for and while with else: break skips it, continue and exhaustion do not; nesting; loop variables afterwards."""


def search(items, wanted):
    for position, item in enumerate(items):
        if item == wanted:
            break
        if item is None:
            continue
        last = item
    else:
        return f"no {wanted}, last was {last}"
    return f"{wanted} at {position}"


print(search([1, None, 3], 3), "|", search([1, None, 3], 9))
n = 5
while n:
    n -= 1
    if n == 10:
        break
else:
    print("while ended normally:", n)
while True:
    break
else:
    print("never")
for x in ():
    pass
else:
    print("empty loop runs else, x bound:", "x" in globals())
for i in range(3):
    for j in range(3):
        if j == i:
            break
    else:
        print("never for i > 2", i)
    if i == 1:
        continue
    print("inner left at", i, j)
else:
    print("outer else", i, j)
for i in range(5):
    i *= 10
print("rebinding the variable does not matter:", i)
for a, (b, *c) in [(1, "xyz"), (2, "pq")]:
    print("unpacked:", a, b, c)
result = []
for n in range(2, 20):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        result.append(n)
print("primes:", result)


def in_else():
    for _ in range(2):
        for _ in range(2):
            pass
        else:
            break
    else:
        return "not reached"
    return "break in an inner else leaves the outer loop"


print(in_else())


def returns():
    for x in range(3):
        try:
            if x == 1:
                return f"returned at {x}"
        finally:
            print("finally", x)
    else:
        print("never")


print(returns())
