"""Errors raised by user code in the middle of an expression leave half-done work undone and the sites usable."""


class Bomb:
    armed = False

    def __get__(self, instance, owner):
        if Bomb.armed:
            raise ValueError("bomb")
        return 1

    def __set__(self, instance, value):
        if Bomb.armed:
            raise ValueError("store bomb")
        log.append(value)


class Thing:
    bomb = Bomb()

    def method(self, a, b):
        return a + b


log = []
thing = Thing()


def step(name, value):
    log.append(name)
    return value


def expression():
    return step("a", 1) + thing.bomb * step("b", 2)


def call():
    return thing.method(step("c", 1), thing.bomb) + step("d", 0)


def display():
    return [step("e", 1), thing.bomb, step("f", 3)], {step("g", "k"): thing.bomb, "z": step("h", 1)}


def store():
    thing.bomb = step("i", 5)
    return step("j", 6)


def augmented():
    thing.bomb += step("k", 1)
    return "done"


for site in (expression, call, display, store, augmented):
    for _ in range(300):
        site()
    for Bomb.armed in (True, False, True, True, False):
        log.clear()
        try:
            outcome = site()
        except ValueError as error:
            outcome = f"ValueError: {error}"
        print(site.__name__, "armed" if Bomb.armed else "calm", "->", outcome, log)
