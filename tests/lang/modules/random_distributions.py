"""random with a seed: uniform, gauss, normalvariate, expovariate, triangular, betavariate and others."""

import random

random.seed(42)
print("uniform:", random.uniform(0, 10), random.uniform(5, 1), random.uniform(-1, 1))
print("triangular:", random.triangular(), random.triangular(0, 10), random.triangular(0, 10, 9))
print("gauss:", random.gauss(0, 1), random.gauss(0, 1), random.gauss(100, 15), random.gauss())
print("normalvariate:", random.normalvariate(0, 1), random.normalvariate(10, 2))
random.seed(42)
print("a seed drops the spare gauss:", random.gauss(0, 1))
random.seed(43)
rounded = {
    "expovariate": random.expovariate(0.5), "lognormvariate": random.lognormvariate(0, 1), "vonmisesvariate": random.vonmisesvariate(0, 4),
    "gammavariate": random.gammavariate(2, 3), "small gamma": random.gammavariate(0.5, 1), "betavariate": random.betavariate(2, 5),
    "paretovariate": random.paretovariate(3), "weibullvariate": random.weibullvariate(1, 1.5),
}  # fmt: skip
for name, value in rounded.items():
    print(f"{name}: {value:.10f}")
random.seed(0)
samples = [random.gauss(0, 1) for _ in range(2000)]
mean = sum(samples) / len(samples)
print(
    "mean and spread:",
    f"{mean:.10f}",
    f"{(sum((x - mean) ** 2 for x in samples) / len(samples)) ** 0.5:.10f}",
)


class Fixed(random.Random):
    def random(self):
        return 0.5


fixed = Fixed()
print(
    "a generator of our own:", fixed.uniform(0, 10), fixed.randrange(10), fixed.choice("abc"), fixed.random()
)
for wrong in (
    lambda: random.expovariate(0),
    lambda: random.gammavariate(0, 1),
    lambda: random.uniform("a", 1),
    lambda: random.gauss("a", 1),
):
    try:
        print("fine:", wrong())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
