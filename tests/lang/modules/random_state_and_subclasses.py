"""random: states, jumping between generators, subclasses, seeds of all kinds, long sequences by checksum."""

import random

random.seed(1)
saved = random.getstate()
a = [random.random() for _ in range(5)]
random.setstate(saved)
print("restored:", a == [random.random() for _ in range(5)])
one, two = random.Random(10), random.Random(10)
one.random()
two.setstate(one.getstate())
print("copied state:", one.random() == two.random(), one.getrandbits(100) == two.getrandbits(100))
generator = random.Random(12345)
print(
    "sums:",
    sum(generator.random() for _ in range(5000)),
    sum(generator.getrandbits(32) for _ in range(5000)),
    sum(generator.randrange(1000) for _ in range(5000)),
)


class Dice(random.Random):
    def roll(self, n=2):
        return [self.randint(1, 6) for _ in range(n)]


dice = Dice(6)
print("subclass:", dice.roll(), dice.roll(5), dice.choice("abc"), type(dice).__name__)


class Counting(random.Random):
    calls = 0

    def random(self):
        Counting.calls += 1
        return super().random()


counting = Counting(3)
counting.shuffle(list(range(10)))
counting.uniform(1, 2)
print("random() is asked:", Counting.calls > 0, counting.randrange(100) in range(100))
for seed in ("", "a", "seed", b"seed", bytearray(b"seed"), 0, -7, 7, 10**50, 3.0, 2):
    print(repr(seed), random.Random(seed).getrandbits(64))
print("the same for n and -n:", random.Random(7).random() == random.Random(-7).random())
for wrong in (
    lambda: random.Random([1]),
    lambda: random.setstate(5),
    lambda: random.setstate((3, (1, 2), None)),
    lambda: random.setstate((99, (), None)),
    lambda: random.Random(1, 2),
):
    try:
        print("fine:", wrong())
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
