"""Generators as a pipeline: each stage takes from the one before only what it needs."""

from itertools import count, islice


def collatz(number):
    while number != 1:
        yield number
        number = number // 2 if number % 2 == 0 else 3 * number + 1
    yield 1


def averages():
    """Is sent numbers, and yields their average so far."""
    total, average = 0, None
    for amount in count(1):
        total += yield average
        average = total / amount


lengths = ((start, sum(1 for _ in collatz(start))) for start in count(1))
long_ones = (pair for pair in lengths if pair[1] > 100)
for start, length in islice(long_ones, 3):
    print(f"from {start} it takes {length} numbers to come to 1")

running = averages()
next(running)
for number in [3, 5, 10]:
    print(f"with {number} the average is {running.send(number):.2f}")
