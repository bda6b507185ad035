"""A class that is an attribute of a class is given as it is, unless its metaclass makes it a descriptor."""


class Meta(type):
    def __get__(self, instance, owner=None):
        return "class" if instance is None else "instance"


class Value(metaclass=Meta):
    pass


class Holder:
    value = Value


class Later(type):
    pass


class LaterValue(metaclass=Later):
    pass


class LaterHolder:
    value = LaterValue


def loads():
    holder = Holder()
    seen = []
    for _ in range(300):
        seen.append((holder.value, Holder.value))
    print(seen[0], seen[-1], len(set(seen)))


def calls(holder):
    messages = []
    for _ in range(300):
        try:
            holder.value()
        except TypeError as error:
            messages.append(str(error))
    print(len(messages), set(messages))


def later():
    holder = LaterHolder()
    seen = []
    for turn in range(400):
        if turn == 200:
            Later.__get__ = lambda self, instance, owner=None: "got"
        seen.append(LaterHolder.value if turn % 2 else holder.value)
    print([getattr(item, "__name__", item) for item in (seen[0], seen[1], seen[199], seen[200], seen[201], seen[399])])


loads()
calls(Holder())
calls(Holder)
later()
