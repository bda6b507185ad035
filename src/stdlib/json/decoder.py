"""Makes objects of JSON: `JSONDecoder`, `JSONDecodeError`."""

from . import scanner

__all__ = ["JSONDecoder", "JSONDecodeError"]

NaN = float("nan")
PosInf = float("inf")
NegInf = float("-inf")


class JSONDecodeError(ValueError):
    """A text that is not JSON: msg says why, doc is the text, pos, lineno and colno say where."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__("%s: line %d column %d (char %d)" % (msg, lineno, colno, pos))
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


_constants = {"-Infinity": NegInf, "Infinity": PosInf, "NaN": NaN}
BACKSLASH = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_hexadecimal = frozenset("0123456789abcdefABCDEF")
_blanks = " \t\n\r"


def _code_unit(s, start):
    """The four hexadecimal digits at `start` as a number, or -1."""
    digits = s[start:start + 4]
    return int(digits, 16) if len(digits) == 4 and _hexadecimal.issuperset(digits) else -1


def scanstring(s, end, strict=True):
    """The string whose content begins at index `end`, and the index after its closing quote."""
    begin = end - 1
    pieces = []
    while True:
        quote = s.find('"', end)
        backslash = s.find("\\", end, quote if quote >= 0 else len(s))
        stop = quote if backslash < 0 else backslash
        piece = s[end:stop] if stop >= 0 else s[end:]
        if strict and not piece.isprintable():
            for index, character in enumerate(piece, end):
                if character < " ":
                    raise JSONDecodeError("Invalid control character at", s, index)
        if stop < 0:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        if backslash < 0:
            if not pieces:
                return piece, quote + 1
            pieces.append(piece)
            return "".join(pieces), quote + 1
        if piece:
            pieces.append(piece)
        end = backslash + 1
        escape = s[end:end + 1]
        if not escape:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        if escape != "u":
            character = BACKSLASH.get(escape)
            if character is None:
                raise JSONDecodeError("Invalid \\escape", s, backslash)
            end += 1
        else:
            code = _code_unit(s, end + 1)
            if code < 0:
                raise JSONDecodeError("Invalid \\uXXXX escape", s, end)
            end += 5
            if 0xD800 <= code <= 0xDBFF and s.startswith("\\u", end):
                low = _code_unit(s, end + 2)
                if 0xDC00 <= low <= 0xDFFF:
                    code = 0x10000 + ((code - 0xD800) << 10 | low - 0xDC00)
                    end += 6
            character = chr(code)
        pieces.append(character)


py_scanstring = scanstring


def _skip(s, index):
    """The index of the first character from here on that is not blank."""
    while s[index:index + 1] in _blanks and index < len(s):
        index += 1
    return index


def JSONObject(s_and_end, strict, scan_once, object_hook, object_pairs_hook, memo=None):
    """The object whose content begins at the index, and the index after its closing brace."""
    s, end = s_and_end
    size = len(s)
    memo = {} if memo is None else memo
    pairs = [] if object_pairs_hook is not None else {}
    end = _skip(s, end)
    if s[end:end + 1] == "}":
        end += 1
    else:
        while True:
            if s[end:end + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, end)
            key, end = scanstring(s, end + 1, strict)
            key = memo.setdefault(key, key)
            if s[end:end + 1] != ":":
                end = _skip(s, end)
                if s[end:end + 1] != ":":
                    raise JSONDecodeError("Expecting ':' delimiter", s, end)
            end += 1
            if end < size and s[end] in _blanks:
                end = _skip(s, end)
            try:
                value, end = scan_once(s, end)
            except StopIteration as stop:
                raise JSONDecodeError("Expecting value", s, stop.value) from None
            if object_pairs_hook is not None:
                pairs.append((key, value))
            else:
                pairs[key] = value
            if end < size and s[end] in _blanks:
                end = _skip(s, end)
            following = s[end:end + 1]
            if following == "}":
                end += 1
                break
            if following != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, end)
            end += 1
            if end < size and s[end] in _blanks:
                end = _skip(s, end)
    if object_pairs_hook is not None:
        return object_pairs_hook(pairs), end
    if object_hook is not None:
        return object_hook(pairs), end
    return pairs, end


def JSONArray(s_and_end, scan_once):
    """The array whose content begins at the index, and the index after its closing bracket."""
    s, end = s_and_end
    size = len(s)
    values = []
    end = _skip(s, end)
    if s[end:end + 1] == "]":
        return values, end + 1
    while True:
        try:
            value, end = scan_once(s, end)
        except StopIteration as stop:
            raise JSONDecodeError("Expecting value", s, stop.value) from None
        values.append(value)
        if end < size and s[end] in _blanks:
            end = _skip(s, end)
        following = s[end:end + 1]
        if following == "]":
            return values, end + 1
        if following != ",":
            raise JSONDecodeError("Expecting ',' delimiter", s, end)
        end += 1
        if end < size and s[end] in _blanks:
            end = _skip(s, end)


class JSONDecoder:
    """Makes objects of JSON; the hooks are described at `json.loads`. strict=False allows control characters in
    strings."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _constants.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.parse_object, self.parse_array, self.parse_string = JSONObject, JSONArray, scanstring
        self.memo = {}
        self.scan_once = scanner.make_scanner(self)

    def decode(self, s, _w=None):
        """The value of a text that is JSON and nothing else."""
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        """The value of the JSON that begins at the index, and the index after it."""
        try:
            return self.scan_once(s, idx)
        except StopIteration as stop:
            raise JSONDecodeError("Expecting value", s, stop.value) from None
