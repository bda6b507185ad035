"""Records what CPython 3.11 answers, for the unit tests of src/library and of src/objects/sort.rs and array.rs.

    python3.11 tests/library/record.py [TABLE...]

writes the tables beside it: a case on each line, its fields separated by tabs. Floats are written by float.hex, text as
hexadecimal UTF-8 in which surrogates may stand.
"""

import os
import random
import sys

assert sys.version_info[:2] == (3, 11)
HERE = os.path.dirname(os.path.abspath(__file__))
RANDOM = random.Random(311)
TABLES = {}
sys.set_int_max_str_digits(0)


def table(function):
    TABLES[function.__name__] = function
    return function


def show(value):
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float):
        return value.hex()
    if isinstance(value, complex):
        return show(value.real) + " " + show(value.imag)
    if isinstance(value, (bytes, bytearray)):
        return "b:" + value.hex()
    if isinstance(value, str):
        return "s:" + value.encode("utf-8", "surrogatepass").hex()
    if isinstance(value, tuple):
        return " ".join(map(show, value))
    return str(value)


def outcome(function, *arguments):
    """The result, or the error with its message."""
    try:
        return show(function(*arguments))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


# src/objects/sort.rs

LESS = {
    "order": lambda a, b: a < b,
    "always": lambda a, b: True,
    "never": lambda a, b: False,
    "mixed": lambda a, b: (a * 7919 + b * 104_729 + a * b) % 3 == 0,
}


@table
def sort():
    def lists():
        for length in [0, 1, 2, 3, 5, 10, 31, 32, 33, 63, 64, 65, 100, 127, 128, 129, 200, 300]:
            ascending = list(range(length))
            yield ascending
            yield ascending[::-1]
            yield [RANDOM.randrange(length) for _ in range(length)]
            yield [RANDOM.randrange(4) for _ in range(length)]
            cut = RANDOM.randrange(length + 1)
            yield ascending[cut:] + ascending[:cut]
            yield ascending[::2] + ascending[1::2]
            yield [value // 10 * 10 + RANDOM.randrange(3) for value in ascending]
            some = ascending[:]
            for _ in range(length // 20):
                some[RANDOM.randrange(length)] = RANDOM.randrange(length)
            yield some

    for keys in lists():
        for name, less in LESS.items():
            count = 0

            class Item:
                def __init__(self, key):
                    self.key = key

                def __lt__(self, other):
                    nonlocal count
                    count += 1
                    return less(self.key, other.key)

            order = sorted(range(len(keys)), key=lambda at: Item(keys[at]))
            yield [name, count, " ".join(map(str, keys)), " ".join(map(str, order))]


def main(names):
    for name in names or TABLES:
        RANDOM.seed(name)
        with open(os.path.join(HERE, f"{name}.txt"), "w", encoding="ascii") as file:
            for row in TABLES[name]():
                file.write("\t".join(map(str, row)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
