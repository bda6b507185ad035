"""A built-in name is shadowed by a function, a class and a parameter after the site cached the built-in one."""


def site(values):
    return sorted(values), max(values), isinstance(values, list)


def many():
    total = 0
    for number in range(3):
        total += abs(-number)
    return total


for _ in range(1000):
    site([2, 1, 3])
    many()
print("built-in:", site([2, 1, 3]), many())

exec("def sorted(values): return 'shadowed sorted'", globals())
print("sorted:", site([2, 1, 3]), many())


class max:
    def __init__(self, values):
        self.values = values

    def __repr__(self):
        return f"class max of {self.values}"


print("max:", site([2, 1, 3]))
isinstance = lambda *arguments: arguments
print("isinstance:", site([2, 1, 3]))
range = lambda n: [10, 20]
print("range:", many())
global_names = [name for name in ("sorted", "max", "isinstance", "range") if name in globals()]
print("shadowing:", global_names)
for name in global_names:
    del globals()[name]
print("again built-in:", site([2, 1, 3]), many())


def local_shadow(len):
    return len("abc")


print("parameter:", [local_shadow(f) for f in (str.upper, list, lambda x: x * 2)])
