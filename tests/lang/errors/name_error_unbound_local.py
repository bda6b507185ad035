"""UnboundLocalError, with the name that was used too early."""

total = 10


def add(n):
    if n > 100:
        total = 0
    return total + n


print("before")
print(add(101))
print(add(5))
