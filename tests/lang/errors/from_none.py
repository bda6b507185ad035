"""`from None` hides the context."""


def lookup(key):
    try:
        return {"a": 1}[key]
    except KeyError:
        raise LookupError(f"no entry {key!r}") from None


print(lookup("a"))
try:
    lookup("c")
except LookupError as error:
    print("hidden context:", repr(error.__context__))
lookup("b")
