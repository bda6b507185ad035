"""assert: messages, conditions with side effects, tuples, messages that raise, __debug__."""


def attempt(label, function):
    try:
        function()
        print(label, "passes")
    except Exception as error:
        print(f"{label}: {type(error).__name__}: {error} args={error.args}")


log = []


def say(x):
    log.append(x)
    return x


def plain():
    assert 1 == 2


def message():
    assert say(0), say("the message")


def not_evaluated():
    assert say(1), say("never")


def odd_message():
    assert False, (1, 2)


def exception_message():
    assert [], KeyError("k")


def none_message():
    assert 0, None


def raising_condition():
    assert 1 / 0, "never"


def raising_message():
    assert 0, 1 / 0


def in_loop():
    for n in range(5):
        assert n < 3, f"{n} is too big"


def chained():
    assert 1 < 2 < 3 and not (4 > 5) or False
    assert 1 < 2 > 3, "chained comparison"


for function in (plain, message, not_evaluated, odd_message, exception_message, none_message, raising_condition,
                 raising_message, in_loop, chained):  # fmt: skip
    attempt(function.__name__, function)
print("evaluated:", log)
print("__debug__:", __debug__)
AssertionError = ValueError
attempt("the name is not looked up", plain)
