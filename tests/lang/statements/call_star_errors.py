"""The TypeErrors of * and ** at call sites: no iterable, no mapping, keys that are no strings, duplicates."""


def f(*args, **kwargs):
    return args, kwargs


class C:
    def method(self, a=1):
        return a


def attempt(label, call):
    try:
        print(f"{label}: fine, {call()}")
    except Exception as error:
        print(f"{label}: {type(error).__name__}: {error}")


def failing():
    yield 1
    raise ValueError("while starring")


class BadKeys:
    def keys(self):
        raise RuntimeError("no keys")


class HalfMapping:
    def keys(self):
        return ["a"]


attempt("*5", lambda: f(*5))
attempt("*None", lambda: f(1, *None))
attempt("*len", lambda: C().method(*len))
attempt("*failing()", lambda: f(*failing()))
attempt("**5", lambda: f(**5))
attempt("**[('a', 1)]", lambda: f(**[("a", 1)]))
attempt("**None", lambda: C().method(**None))
attempt("**{1: 2}", lambda: f(**{1: 2}))
attempt("**{None: 2}", lambda: C().method(**{None: 2}))
attempt("k=1, **{'k': 2}", lambda: f(k=1, **{"k": 2}))
attempt("**{'k': 1}, **{'k': 2}", lambda: C().method(**{"k": 1}, **{"k": 2}))
attempt("a twice", lambda: C().method(1, **{"a": 2}))
attempt("unknown by **", lambda: C().method(**{"b": 2}))
attempt("keys() raises", lambda: f(**BadKeys()))
attempt("no __getitem__", lambda: f(**HalfMapping()))
attempt("lambda", lambda: (lambda x: x)(**{"x": 1, "y": 2}))
attempt("class", lambda: C(**{"x": 1}))
attempt("built-in", lambda: len(*[], **{}))
attempt("built-in keyword", lambda: len(obj=[]))
attempt("built-in many", lambda: len(*"ab"))
nothing = None
attempt("None called", lambda: nothing(*[1]))
attempt("{**5}", lambda: {**5})
attempt("[*5]", lambda: [*5])
attempt("(*5,)", lambda: (*5,))
attempt("{*5}", lambda: {*5})
attempt("print(*5)", lambda: print(*5))
attempt("super method", lambda: super(C, C()).__init__(*[1]))
