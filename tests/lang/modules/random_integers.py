"""random with a seed: random, randrange, randint, getrandbits, choice: exactly CPython's numbers."""

import random

random.seed(12345)
print("random:", [random.random() for _ in range(3)])
print("randint:", [random.randint(1, 100) for _ in range(10)])
print(
    "randrange:",
    [random.randrange(10) for _ in range(10)],
    [random.randrange(0, 100, 7) for _ in range(5)],
    [random.randrange(-5, 5) for _ in range(5)],
)
print("getrandbits:", [random.getrandbits(n) for n in (1, 8, 32, 33, 64, 100)], random.getrandbits(0))
print("choice:", [random.choice("abcdef") for _ in range(8)], random.choice([10]), random.choice(range(1000)))
print("randbytes:", random.randbytes(5), random.randbytes(0))
for seed in (0, 1, -1, 2**40, 2**100, "text", b"bytes", 1.5, True, bytearray(b"ba"), ""):
    random.seed(seed)
    print(f"seed {seed!r}:", random.random(), random.randint(0, 10**6), random.getrandbits(40))
random.seed(7)
state = random.getstate()
first = [random.random() for _ in range(1000)]
random.setstate(state)
print("state:", first == [random.random() for _ in range(1000)], state[0], len(state[1]), sum(first))
print(
    "big ranges:",
    random.randrange(10**30),
    random.randint(-(2**70), 2**70),
    random.randrange(2**64, 2**64 + 10),
)
a, b = random.Random(5), random.Random(5)
print(
    "own generators:",
    a.random() == b.random(),
    a.randint(1, 6),
    a.random() != b.random(),
    random.Random("x").randint(1, 1000),
)
for wrong in (
    lambda: random.randrange(0),
    lambda: random.randrange(5, 5),
    lambda: random.randint(2, 1),
    lambda: random.choice([]),
    lambda: random.getrandbits(-1),
    lambda: random.seed([1]),
    lambda: random.choice({1: 2, 3: 4}) and 1,
    lambda: random.randrange(1, 10, 0),
    lambda: random.choice(5),
):
    try:
        print("fine:", wrong())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
