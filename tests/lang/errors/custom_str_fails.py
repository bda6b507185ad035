"""An exception whose __str__ fails is still reported."""


class Bad(Exception):
    def __str__(self):
        raise RuntimeError("no text")


class Empty(Exception):
    pass


try:
    raise Empty
except Empty as error:
    print("empty:", repr(str(error)))
    raise Bad("args") from Empty()
