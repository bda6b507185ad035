"""Chained comparisons evaluate each operand once, stop early, and mix all operators."""

log = []


def v(x):
    log.append(x)
    return x


def report(label, result):
    print(f"{label}: {result} after {log}")
    log.clear()


report("1 < 2 < 3", v(1) < v(2) < v(3))
report("1 < 0 < 3 stops", v(1) < v(0) < v(3))
report("1 < 3 > 2 == 2", v(1) < v(3) > v(2) == v(2))
report("1 == 1.0 == True is False", v(1) == v(1.0) == v(True) is v(False))
report("'a' in 'ab' in list", v("a") in v("ab") in v(["ab"]))
report("not in chain", v(1) not in v([2]) not in v([[3]]))
report("is, is not", v(None) is v(None) is not v(1))


class Odd:
    def __init__(self, name, result):
        self.name, self.result = name, result

    def __lt__(self, other):
        return self.result

    def __repr__(self):
        return self.name


print("the last result stands:", Odd("a", "truthy") < Odd("b", [1, 2]) < Odd("c", 0))
print("the first false one stands:", Odd("a", []) < Odd("b", "x") < Odd("c", "y"))
print("in a condition:", "yes" if 1 < 2 < 3 else "no", "yes" if 3 > 2 > 2 else "no", not 1 < 2 < 0)
print("with and, or:", 1 < 2 and 2 < 1 or 3 < 4 < 5, (1 < 2) < 3, 1 < (2 < 3))
x = 5
while 0 < x < 10 <= 10:
    x += 2
print("in a loop:", x)
print([n for n in range(10) if 2 < n <= 5 != n - 1])
try:
    1 < "x" < 3
except TypeError as error:
    print("TypeError:", error)
