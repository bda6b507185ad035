"""A cache with a limit, by hand: a dictionary kept in order of use, statistics, a decorator, expiry by steps."""


class LRU:
    def __init__(self, limit):
        self.limit, self.items = limit, {}
        self.hits = self.misses = self.evicted = 0

    def __getitem__(self, key):
        if key not in self.items:
            self.misses += 1
            raise KeyError(key)
        self.hits += 1
        value = self.items[key] = self.items.pop(key)
        return value

    def __setitem__(self, key, value):
        self.items.pop(key, None)
        self.items[key] = value
        if len(self.items) > self.limit:
            del self.items[next(iter(self.items))]
            self.evicted += 1

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __repr__(self):
        return (
            f"LRU({list(self.items.items())}, hits={self.hits}, misses={self.misses}, evicted={self.evicted})"
        )


cache = LRU(3)
for key in "abcadbeaf":
    if cache.get(key) is None:
        cache[key] = key.upper()
print(cache)


def cached(limit):
    def decorate(function):
        cache = LRU(limit)

        def wrapper(*args):
            try:
                return cache[args]
            except KeyError:
                result = cache[args] = function(*args)
                return result

        wrapper.cache = cache
        return wrapper

    return decorate


@cached(50)
def ways(n):
    return 1 if n < 2 else ways(n - 1) + ways(n - 2)


print("ways:", ways(80), ways.cache.hits, ways.cache.misses, ways.cache.evicted)
small = LRU(1)
for n in range(1000):
    small[n % 2] = n
print("small:", small)
big = LRU(100)
for n in range(3000):
    if big.get(n * n % 211) is None:
        big[n * n % 211] = n
print("big:", big.hits, big.misses, big.evicted, len(big.items))
