"""while: conditions of all kinds, walrus, continue, nested breaks, constant conditions, side effects once per turn."""

evaluations = 0


def condition(limit):
    global evaluations
    evaluations += 1
    return evaluations <= limit


turns = 0
while condition(3):
    turns += 1
print("condition runs once more than the body:", turns, evaluations)
n, trace = 10, []
while n > 0:
    n -= 1
    if n % 3 == 0:
        continue
    if n == 4:
        break
    trace.append(n)
print("continue and break:", trace, n)
while 0:
    print("never")
while "":
    print("never")
while None or []:
    print("never")
else:
    print("a false constant runs else")
count = 0
while 1:
    count += 1
    while True:
        if count % 2:
            break
        count += 1
        break
    if count > 6:
        break
print("constant true:", count)
a, b, numbers = 0, 1, []
while (a := a + b) < 50 and len(numbers) < 20:
    a, b = b, a
    numbers.append(b)
print("walrus:", numbers)
i = j = 0
while i < 3 or j < 2 and not i > 5:
    i += 1
    if i == 3:
        j += 1
        i = 0 if j < 2 else i
print("mixed condition:", i, j)
items = [3, 2, 1]
popped = []
while items:
    popped.append(items.pop())
print("container as condition:", popped)
x = 27
steps = 0
while x != 1:
    x = x // 2 if x % 2 == 0 else 3 * x + 1
    steps += 1
print("collatz:", steps)
lo, hi = 0, 10**18
while lo < hi:
    mid = (lo + hi + 1) // 2
    lo, hi = (mid, hi) if mid * mid <= 10**18 else (lo, mid - 1)
print("square root:", lo)
