"""An exception while another is handled: the context is shown first."""


def handle(table, key):
    try:
        return table[key]
    except KeyError:
        return fallback(key)


def fallback(key):
    return [0, 1][key]


print(handle({1: "one"}, 1), handle({}, 0))
handle({"x": 1}, 7)
