"""Notes are printed below the message, line by line."""


def check(value):
    if value < 0:
        error = ValueError(f"negative: {value}")
        error.add_note("values come from the sensor")
        error.add_note("and must be\nat least zero")
        raise error
    return value


print(check(1))
check(-1)
