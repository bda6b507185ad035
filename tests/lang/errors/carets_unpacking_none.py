"""Unpacking None, with the target list indented in a function."""


def find(items, wanted):
    for index, item in enumerate(items):
        if item == wanted:
            return index, item


def use():
    index, item = find("abc", "b")
    print(index, item)
    index, item = find("abc", "z")
    print("never")


use()
