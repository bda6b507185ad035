"""random with a seed: shuffle, sample, choices with weights: exactly CPython's order."""

import random

random.seed(2024)
items = list(range(10))
random.shuffle(items)
print("shuffle:", items)
random.shuffle(items)
print("again:", items)
print(
    "sample:",
    random.sample(range(100), 5),
    random.sample("abcdef", 3),
    random.sample(range(10**9), 4),
    random.sample([1, 2, 3], 3),
    random.sample([], 0),
)
print("sample with counts:", random.sample(["red", "blue"], counts=[4, 2], k=4))
print(
    "choices:",
    random.choices("abc", k=8),
    random.choices("abc", [1, 0, 0], k=3),
    random.choices("abc", weights=[1, 2, 3], k=10),
    random.choices("ab", cum_weights=[1, 10], k=6),
)
deck = [rank + suit for suit in "SH" for rank in "A23"]
random.seed("deck")
random.shuffle(deck)
print("deck:", deck, random.choice(deck), random.sample(deck, 2))
random.seed(1)
big = list(range(1000))
random.shuffle(big)
print("big:", big[:8], sorted(big) == list(range(1000)), sum(random.sample(big, 50)))
random.seed(99)
rolls = [random.randint(1, 6) for _ in range(2000)]
print("rolls:", [rolls.count(n) for n in range(1, 7)])
inside = sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(2000))
print("pi:", 4 * inside / 2000)
walk, position = [], 0
for _ in range(20):
    position += random.choice((-1, 1))
    walk.append(position)
print("walk:", walk)
for wrong in (
    lambda: random.sample([1], 2),
    lambda: random.sample([1], -1),
    lambda: random.sample({1, 2}, 1),
    lambda: random.shuffle((1, 2)),
    lambda: random.choices([], k=1),
    lambda: random.choices("ab", [1], k=1),
    lambda: random.choices("ab", [0, 0]),
    lambda: random.choices("ab", [1, 2], cum_weights=[1, 3]),
    lambda: random.sample("ab", 1, counts=[1]),
):
    try:
        print("fine:", wrong())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
