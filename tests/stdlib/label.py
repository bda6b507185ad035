"""Prints one labelled result per line, so that two runs can be compared line by line."""


def show(label, function, *args, **kwargs):
    """Prints what the call gives, or the exception that it raises."""
    try:
        result = function(*args, **kwargs)
    except Exception as e:
        print(f"{label}: {type(e).__name__}: {e}")
    else:
        print(f"{label}: {result!r}")


def note(label, *values):
    print(f"{label}:", *map(repr, values))
