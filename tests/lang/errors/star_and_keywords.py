"""TypeErrors of calls, uncaught, with stars and keywords in the call."""


def target(first, second, *, option=None):
    return first, second, option


arguments = {"second": 2, "option": 3}
print(target(1, **arguments))
print(target(*[1, 2], option=4))
target(1, 2, *arguments, **{"option": 5})
