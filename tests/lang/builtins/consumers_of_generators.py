"""Built-in functions that take all that a generator gives: in which order things happen, and what can be seen meanwhile."""

log = []


def numbers(count, note=False):
    for number in range(count):
        if note:
            log.append(number)
        yield number


for _ in range(3):
    print(list(numbers(5)), tuple(numbers(4)), sum(numbers(10)), min(numbers(3)), max(numbers(3)), sorted(-n for n in numbers(4)))
    print(sorted(set(n // 2 for n in numbers(6))), sorted(frozenset(n % 2 for n in numbers(5))), any(n > 3 for n in numbers(9)), all(n < 9 for n in numbers(9)))
    print(dict((n, n * n) for n in numbers(3)), ",".join(str(n) for n in numbers(4)), [*numbers(2), *numbers(3)], bytes(n for n in numbers(3)))

rest = numbers(6, True)
print(any(n == 2 for n in rest), log, list(rest), log)
log.clear()
rest = numbers(6, True)
print(all(n < 2 for n in rest), log, next(rest), log)


class Key:
    """A key whose hash and equality look at the generator that gives it."""

    def __init__(self, value):
        self.value = value

    def __hash__(self):
        log.append(("hash", self.value, source.gi_running))
        return self.value % 2

    def __eq__(self, other):
        log.append(("eq", self.value, other.value))
        if self.value == 3:
            raise ValueError("not comparable")
        return self.value == other.value

    def __add__(self, other):
        return Key(self.value + (other if isinstance(other, int) else other.value))

    __radd__ = __add__

    def __lt__(self, other):
        log.append(("lt", self.value, source.gi_running))
        return self.value < other.value

    def __bool__(self):
        log.append(("bool", self.value, source.gi_running))
        return self.value > 1


def keys(count):
    for value in range(count):
        yield Key(value)


log.clear()
source = keys(3)
print(len(set(source)), log)
log.clear()
source = keys(4)
try:
    set(source)
except ValueError as error:
    print(error, log, source.gi_running, next(source, "at its end"))
log.clear()
source = keys(3)
print(min(source).value, log)
log.clear()
source = keys(4)
print(any(source), log, next(source).value)
source = keys(4)
print(sum(source).value)
source = keys(2)
print(sum((n for n in (1, 2, 3.5, True)), 10), sum((f for f in (0.5, 0.25)), 0.0), sum((x for x in ([1], [2])), []))
print(sum(n for n in (2**61, 2**61, 2**61, -5)), max(n for n in (1, 2.5, 2)), min((n for n in "bca")), max((n for n in ()), default="none"))

growing = [1]
growing.extend(len(growing) + n for n in numbers(4))
print(growing)
growing = [1, 2]
growing += (growing[-1] + n for n in numbers(3))
print(growing)


def nested(depth):
    if depth:
        yield tuple(nested(depth - 1))
        yield from nested(depth - 1)
    yield sum(n for n in numbers(depth + 1))


print(list(nested(3)))


def fails(after):
    yield from numbers(after)
    raise LookupError(after)


for consumer in (list, tuple, set, sum, sorted, any, all, max, dict, "".join):
    try:
        print(consumer(fails(0)))
    except LookupError as error:
        print(getattr(consumer, "__name__", "?"), "raised", error)
for consumer in (list, tuple, set, sum, sorted, max):
    try:
        print(consumer(fails(3)))
    except LookupError as error:
        print(consumer.__name__, "raised", error, error.__traceback__.tb_next.tb_frame.f_code.co_name)


def itself():
    yield 1
    try:
        list(this)
    except ValueError as error:
        yield str(error)
    yield sum(n for n in numbers(3)), this.gi_running


this = itself()
print(list(this))


def sent():
    got = []
    for n in range(3):
        got.append((yield n))
    yield got


print(list(sent()), tuple(sent())[-1])
done = numbers(2)
print(list(done), list(done), sum(done), len(set(done)), next(done, "nothing"))
