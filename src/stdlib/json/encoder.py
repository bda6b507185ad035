"""Makes JSON of objects: `JSONEncoder`, `encode_basestring`, `encode_basestring_ascii`."""

from _json import encode as _encode, encode_basestring, encode_basestring_ascii

INFINITY = float("inf")


class JSONEncoder:
    """Makes JSON of dicts, lists, tuples, strings, numbers, booleans and None; override default() for more."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys, self.ensure_ascii, self.check_circular = skipkeys, ensure_ascii, check_circular
        self.allow_nan, self.sort_keys, self.indent = allow_nan, sort_keys, indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """What to write instead of an object that JSON does not know; TypeError if there is nothing."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """The JSON of the object."""
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        if type(self).iterencode is JSONEncoder.iterencode:
            indent = self.indent
            if indent is not None and not isinstance(indent, str):
                indent = " " * indent
            return _encode(o, self.default, self.ensure_ascii, self.check_circular, self.allow_nan, self.skipkeys,
                           self.sort_keys, self.item_separator, self.key_separator, indent)
        chunks = self.iterencode(o, _one_shot=True)
        return "".join(chunks if isinstance(chunks, (list, tuple)) else list(chunks))

    def iterencode(self, o, _one_shot=False):
        """The JSON of the object in pieces."""
        chunks = []
        _Writer(self, chunks.append, not _one_shot or self.indent is not None).value(o, "", 0)
        return chunks if _one_shot else iter(chunks)


class _Writer:
    """One run of an encoder: writes pieces of JSON."""

    def __init__(self, encoder, put, in_pieces):
        self.put = put
        # CPython has two encoders, of which the one for output in pieces says more in one message.
        self.in_pieces = in_pieces
        self.text = encode_basestring_ascii if encoder.ensure_ascii else encode_basestring
        self.open = {} if encoder.check_circular else None
        self.allow_nan, self.skipkeys, self.sort_keys = encoder.allow_nan, encoder.skipkeys, encoder.sort_keys
        self.item_separator, self.key_separator = encoder.item_separator, encoder.key_separator
        indent = encoder.indent
        self.indent = indent if indent is None or isinstance(indent, str) else " " * indent
        self.default = encoder.default

    def number(self, o):
        """A float as JSON has it; NaN and the infinities as JavaScript has them."""
        if o != o:
            text = "NaN"
        elif o == INFINITY:
            text = "Infinity"
        elif o == -INFINITY:
            text = "-Infinity"
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant" + (f": {o!r}" if self.in_pieces else ""))
        return text

    def value(self, o, before, level):
        """Writes an object, after what has to stand before it."""
        kind = type(o)
        if kind is str or isinstance(o, str):
            self.put(before + self.text(o))
        elif o is None:
            self.put(before + "null")
        elif o is True:
            self.put(before + "true")
        elif o is False:
            self.put(before + "false")
        elif kind is int or isinstance(o, int):
            self.put(before + int.__repr__(o))
        elif kind is float or isinstance(o, float):
            self.put(before + self.number(o))
        else:
            if before:
                self.put(before)
            if isinstance(o, (list, tuple)):
                if not o:
                    self.put("[]")
                else:
                    self.enter(o)
                    self.array(o, level + 1)
                    self.leave(o)
            elif isinstance(o, dict):
                if not o:
                    self.put("{}")
                else:
                    self.enter(o)
                    self.object(o, level + 1)
                    self.leave(o)
            else:
                self.enter(o)
                self.value(self.default(o), "", level)
                self.leave(o)

    def enter(self, o):
        if self.open is not None:
            if id(o) in self.open:
                raise ValueError("Circular reference detected")
            self.open[id(o)] = o

    def leave(self, o):
        if self.open is not None:
            del self.open[id(o)]

    def array(self, items, level):
        before, separator, after = "[", self.item_separator, None
        if self.indent is not None:
            line = "\n" + self.indent * level
            before += line
            separator += line
            after = "\n" + self.indent * (level - 1)
        for item in items:
            self.value(item, before, level)
            before = separator
        if after is not None:
            self.put(after)
        self.put("]")

    def key(self, key):
        """A key as text, or None if it is to be skipped."""
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self.number(key)
        if key is True:
            return "true"
        if key is False:
            return "false"
        if key is None:
            return "null"
        if isinstance(key, int):
            return int.__repr__(key)
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    def object(self, pairs, level):
        self.put("{")
        before, separator, after = "", self.item_separator, None
        if self.indent is not None:
            before = "\n" + self.indent * level
            separator += before
            after = "\n" + self.indent * (level - 1)
            self.put(before)
            before = ""
        for key, value in sorted(pairs.items()) if self.sort_keys else pairs.items():
            if type(key) is not str:
                key = self.key(key)
                if key is None:
                    continue
            if before:
                self.put(before)
            before = separator
            self.put(self.text(key))
            self.put(self.key_separator)
            self.value(value, "", level)
        if after is not None:
            self.put(after)
        self.put("}")
