"""Reads one JSON value at a place of a text: `make_scanner`."""

_digits = frozenset("0123456789")
_constants = {"n": ("null", None), "t": ("true", True), "f": ("false", False)}
_numbers = {"N": "NaN", "I": "Infinity"}


def _number_end(text, start):
    """Where the number that begins at `start` ends, and whether it is whole; start itself if there is none."""
    size = len(text)
    end = start + 1 if text[start] == "-" else start
    if end >= size or text[end] not in _digits:
        return start, True
    if text[end] == "0":
        end += 1
    else:
        while end < size and text[end] in _digits:
            end += 1
    whole = True
    if end + 1 < size and text[end] == "." and text[end + 1] in _digits:
        whole = False
        end += 2
        while end < size and text[end] in _digits:
            end += 1
    if end + 1 < size and text[end] in "eE":
        exponent = end + 2 if text[end + 1] in "+-" else end + 1
        if exponent < size and text[exponent] in _digits:
            whole = False
            end = exponent
            while end < size and text[end] in _digits:
                end += 1
    return end, whole


def make_scanner(context):
    """A function of a text and an index that gives a value and the index after it; StopIteration(index) where there is
    no value. The context is a JSONDecoder."""
    parse_object, parse_array, parse_string = context.parse_object, context.parse_array, context.parse_string
    parse_float, parse_int, parse_constant = context.parse_float, context.parse_int, context.parse_constant
    strict, memo = context.strict, context.memo
    object_hook, object_pairs_hook = context.object_hook, context.object_pairs_hook

    def scan(text, index):
        try:
            character = text[index]
        except IndexError:
            raise StopIteration(index) from None
        if character == '"':
            return parse_string(text, index + 1, strict)
        if character == "{":
            return parse_object((text, index + 1), strict, scan, object_hook, object_pairs_hook, memo)
        if character == "[":
            return parse_array((text, index + 1), scan)
        if character in _digits or character == "-":
            end, whole = _number_end(text, index)
            if end != index:
                number = text[index:end]
                return (parse_int if whole else parse_float)(number), end
            if text.startswith("-Infinity", index):
                return parse_constant("-Infinity"), index + 9
        elif character in _constants:
            word, value = _constants[character]
            if text.startswith(word, index):
                return value, index + len(word)
        elif character in _numbers:
            word = _numbers[character]
            if text.startswith(word, index):
                return parse_constant(word), index + len(word)
        raise StopIteration(index)

    def scan_once(text, index):
        if index < 0:
            raise ValueError("idx cannot be negative")
        try:
            return scan(text, index)
        finally:
            memo.clear()

    return scan_once


py_make_scanner = make_scanner
