"""A call over several lines: the traceback shows its first line, with carets to the end of that line."""


def function(*arguments, **keywords):
    return {
        "arguments": arguments,
        "quotient": arguments[0] / arguments[1],
        "keywords": keywords,
    }


print(function(1, 2)["quotient"])
print(
    function(
        1,
        0,
        key="value",
    )
)
