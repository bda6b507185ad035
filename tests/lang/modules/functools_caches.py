"""functools: lru_cache, cache, cached_property: hits, eviction, typed keys, errors that are not cached."""

import functools

calls = []


@functools.lru_cache(maxsize=2)
def square(n):
    calls.append(n)
    return n * n


print("values:", [square(n) for n in (1, 2, 1, 3, 1, 2)], calls, square.cache_info())
square.cache_clear()
print("cleared:", square.cache_info(), square.__name__, square.__wrapped__(5), square.cache_parameters())


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print("cache:", fib(100), fib.cache_info())


@functools.lru_cache(typed=True)
def typed(x):
    calls.append(type(x).__name__)
    return x


@functools.lru_cache
def untyped(*args, **kwargs):
    calls.append((args, kwargs))
    return len(calls)


calls.clear()
typed(1), typed(1.0), typed(True), typed(1)
print("typed:", calls, typed.cache_info().currsize)
calls.clear()
untyped(1, 2), untyped(1.0, 2), untyped(a=1, b=2), untyped(b=2, a=1), untyped(1, 2)
print("keys:", calls)


@functools.lru_cache
def fails(n):
    calls.append(n)
    return 1 // n


calls.clear()
for _ in range(2):
    try:
        fails(0)
    except ZeroDivisionError:
        pass
print("errors are not cached:", calls, fails.cache_info())
try:
    square([1])
except TypeError as error:
    print("TypeError:", error)


class Data:
    computed = 0

    @functools.cached_property
    def total(self):
        """Doc."""
        Data.computed += 1
        return 42

    @functools.lru_cache
    def method(self, n):
        Data.computed += 1
        return n


data = Data()
print("cached_property:", data.total, data.total, Data.computed, vars(data), Data.total.__doc__)
del data.total
print("deleted:", data.total, Data.computed)
data.total = "set"
print("set:", data.total)
print("method:", data.method(1), data.method(1), Data.computed)
unlimited = functools.lru_cache(maxsize=None)(lambda n: n)
print("unlimited:", [unlimited(n % 3) for n in range(9)], unlimited.cache_info())
zero = functools.lru_cache(maxsize=0)(lambda n: n)
print("no cache at all:", zero(1), zero(1), zero.cache_info())
