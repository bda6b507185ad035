"""Subscripts: loading and storing."""


def load(container, index):
    for _ in range(100):
        container[index]


def load_first(container):
    for _ in range(100):
        container[0]


def store(container, index):
    for _ in range(100):
        container[index] = 1


def store_first(container):
    for _ in range(100):
        container[0] = 1


load([1, 2], 1)
load((1, 2), 1)
load({1: 2}, 1)
load("text", 1)
load_first([1, 2])
load_first((1, 2))
store([1, 2], 1)
store({1: 2}, 1)
store_first([1, 2])
from array import array

load(b"bytes", 1)
load(array("d", [1, 2]), 1)
load(array("i", [1, 2]), 1)
load_first("text")
store(array("d", [1, 2]), 1)
store(array("i", [1, 2]), 1)


class Own:
    def __getitem__(self, index):
        return index

    def __setitem__(self, index, value):
        pass


load(Own(), 1)
store(Own(), 1)
