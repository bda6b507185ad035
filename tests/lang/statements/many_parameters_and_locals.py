"""Functions with many parameters, locals, constants, defaults and nested calls; long argument lists; deep expressions."""

count = 60
names = [f"p{i}" for i in range(count)]
source = f"def wide({', '.join(f'{n}={i}' for i, n in enumerate(names))}):\n    return {' + '.join(names)}\n"
exec(source)
print("wide:", wide(), wide(1000), wide(p59=0), wide(*range(60, 120)), wide(**{n: 1 for n in names}))
for arguments in (range(61), range(100)):
    try:
        wide(*arguments)
    except TypeError as error:
        print("TypeError:", error)
exec("def needs(" + ", ".join(names[:5]) + "): pass")
try:
    needs(1)
except TypeError as error:
    print("TypeError:", error)
print(
    "many arguments:",
    max(*range(300)),
    sum([*range(500)]),
    "{} ".join([""] * 4).format(*range(3)),
    len((lambda *a: a)(*range(2000))),
)
print(
    "many keywords:",
    len(dict(**{f"k{i}": i for i in range(500)})),
    sorted((lambda **k: k)(**{f"k{i:03}": i for i in range(200)}).values())[-1],
)
deep = "0"
for i in range(1, 80):
    deep = f"({deep} + {i})"
print("deep sum:", eval(deep))
calls = "x"
for _ in range(60):
    calls = f"f({calls})"
print("deep calls:", eval(calls, {"f": lambda v: v + 1, "x": 0}))
nested = "lambda: " * 20 + "'inside'"
value = eval(nested)
for _ in range(20):
    value = value()
print("nested lambdas:", value)
brackets = eval("[" * 60 + "]" * 60)
print("brackets:", str(brackets).count("["))
conditions = " ".join(f"{i} if n == {i} else" for i in range(100)) + " 'none'"
print("conditions:", [eval(conditions, {"n": n}) for n in (0, 50, 99, 100)])
chain = " < ".join(map(str, range(100)))
print("comparison:", eval(chain), eval(chain + " < 5"))
operators = " or ".join(["0"] * 200 + ["'last'"])
print("or:", eval(operators), eval(operators.replace("or", "and")))
big = eval("{" + ", ".join(f"'{i}': [{i}, ({i},)]" for i in range(1000)) + "}")
print("big display:", len(big), big["999"])
text = (
    "if 0: pass\n"
    + "".join(f"elif n == {i}: result = 'branch {i}'\n" for i in range(300))
    + "else: result = 'else'\n"
)
for n in (0, 150, 299, 300):
    space = {"n": n}
    exec(text, space)
    print(space["result"], end="; ")
print()
