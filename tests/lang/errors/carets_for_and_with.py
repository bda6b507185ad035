"""Errors from the iterable of a for loop and from a with statement's manager."""


class Manager:
    def __enter__(self):
        return [1, 2, None]

    def __exit__(self, *arguments):
        print("exit", arguments[0].__name__)


with Manager() as items:
    for item in items:
        for part in range(item):
            print("part", part)
