"""Attributes are deleted, others are added, the first are added again: order and values stay right."""


class Record:
    def __init__(self):
        self.a = 1
        self.b = 2
        self.c = 3


def load(r):
    try:
        return r.a, r.b, r.c
    except AttributeError as error:
        return str(error)


def store_b(r, value):
    r.b = value


r, untouched = Record(), Record()
for round in range(3):
    for i in range(300):
        load(r)
        store_b(r, i)
    del r.b
    print("deleted:", load(r), list(r.__dict__))
    r.d = "d"
    r.e = "e"
    print("others added:", load(r), list(r.__dict__))
    store_b(r, "b again")
    print("added again:", load(r), list(r.__dict__))
    del r.a
    del r.d
    r.a = "a again"
    print("moved to the end:", load(r), list(r.__dict__.items()))
    del r.e
    try:
        del r.e
    except AttributeError as error:
        print("deleted twice:", error)
    print("untouched:", load(untouched))
    r = Record()
