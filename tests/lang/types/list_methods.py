"""list: every method with ordinary and edge arguments."""

a = [3, 1, 2]
a.append([4])
a.extend("xy")
a.extend(range(2))
a.insert(0, "first")
a.insert(-1, "before last")
a.insert(100, "last")
a.insert(-100, "very first")
print("grown:", a, len(a))
print("pop:", a.pop(), a.pop(0), a.pop(-2), a)
a.remove("x")
print("remove:", a, a.index(1), a.index(1, 2), a.count(1), a.count("nothing"))
a.reverse()
b = a.copy()
b.clear()
print("reverse, copy, clear:", a, b, a[:] == a, a[:] is a)
print("index bounds:", [1, 2, 1, 2].index(2, -2), [1, 2, 1].index(1, 1), [1].index(1, -100, 100))
print(
    "equality in index, count, remove:",
    [1, 1.0, True].count(1),
    [0, False].index(False),
    [1.0, 2].index(True),
)


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


a = [1, 2, 3]
attempt("pop from empty", lambda: [].pop())
attempt("pop out of range", lambda: a.pop(5))
attempt("pop wrong type", lambda: a.pop("x"))
attempt("remove missing", lambda: a.remove(9))
attempt("index missing", lambda: a.index(9))
attempt("index bounds", lambda: a.index(1, 1))
attempt("append nothing", lambda: a.append())
attempt("append two", lambda: a.append(1, 2))
attempt("extend int", lambda: a.extend(5))
attempt("insert one argument", lambda: a.insert(1))
attempt("insert wrong index", lambda: a.insert("x", 1))
attempt("copy with argument", lambda: a.copy(1))
attempt("list of two", lambda: list([1], [2]))
attempt("list of int", lambda: list(5))
attempt("list keyword", lambda: list(iterable=[1]))
attempt("sort positional", lambda: a.sort(len))
attempt("reverse with argument", lambda: a.reverse(True))
attempt("unhashable", lambda: hash(a))
attempt("missing method", lambda: a.push(1))
print("unharmed:", a)
a.extend(a)
a[:0] = a
print("itself:", a)
print("extend is partial when the iterable raises:", end=" ")
try:
    a.clear()
    a.extend(10 // n for n in (2, 1, 0))
except ZeroDivisionError:
    print(a)
