"""The conditional expression: only one branch runs, nesting to the right, in arguments, targets' values, lambdas."""

log = []


def say(x):
    log.append(x)
    return x


print(say("yes") if say(True) else say("no"), log)
log.clear()
print(say("yes") if say(0) else say("no"), log)


def size(n):
    return "small" if n < 10 else "medium" if n < 100 else "large"


print([size(n) for n in (5, 50, 500)])
print("left nesting:", ("a" if True else "b") if False else "c")
print("binds weaker than or:", 1 or 2 if False else 3, 1 or (2 if False else 3))
f = lambda x: "odd" if x % 2 else "even"
print("lambda in a branch:", f(3), (lambda: 1 if 0 else 2)(), (lambda: "l" if 1 else lambda: 2)())
print("starred and keyword:", dict(a=1 if log else 2, **({"b": 3} if True else {})), [*([1] if 1 else [])])
x = [i if i % 2 else -i for i in range(5) if i != 2]
print("in a comprehension:", x)
a, b = (1, 2) if not x else (3, 4)
print("tuple needs brackets:", a, b, 1 if True else 2, 3)
print("with walrus:", (y := 5) if not log else y if "y" in dir() else "unset")
print("as a subscript:", [10, 20][1 if x else 0], {"k": 1 if x else 2})
try:
    1 if undefined_name else 2
except NameError as error:
    print("NameError:", error)
print(
    "chained conditions:",
    *(
        "fizzbuzz" if n % 15 == 0 else "fizz" if n % 3 == 0 else "buzz" if n % 5 == 0 else n
        for n in range(1, 16)
    ),
)
