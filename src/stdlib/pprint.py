"""Readable representations of nested data: `pprint`, `pp`, `pformat`, `PrettyPrinter`, `isreadable`, `isrecursive`,
`saferepr`.

Offers all of CPython 3.11's `pprint`; leaves nothing out.
"""

import sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Prints an object, over several lines if it is too wide for one."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """What pprint() prints, as text."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """As pprint(), with dictionaries in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """The representation, with a mark where it would go round in a circle."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Whether eval() of the representation could give the object back."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Whether the object holds itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    """Sorts anything: what cannot be compared goes by type and address."""

    __slots__ = ["obj"]

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _safe_tuple(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


class PrettyPrinter:
    """Prints objects; the arguments are those of pprint()."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth, self._indent_per_level, self._width = depth, indent, width
        self._stream = sys.stdout if stream is None else stream
        self._compact, self._sort_dicts, self._underscore_numbers = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        from io import StringIO
        stream = StringIO()
        self._format(object, stream, 0, 0, {}, 0)
        return stream.getvalue()

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """The representation, whether it is readable, whether it is recursive; override it to show things otherwise."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        shown, readable, recursive = self.format(object, context.copy(), self._depth, level)
        if not readable:
            self._readable = False
        if recursive:
            self._recursive = True
        return shown

    def _format(self, object, stream, indent, allowance, context, level):
        """Writes an object that begins at column `indent` and has `allowance` columns after it to leave free."""
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            self._recursive = True
            self._readable = False
            return
        shown = self._repr(object, context, level)
        if len(shown) > self._width - indent - allowance:
            method = self._dispatch.get(type(object).__repr__)
            if method is None:
                method = self._for_dataclass(object)
            if method is not None:
                context[key] = 1
                method(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(shown)

    def _for_dataclass(self, object):
        if not hasattr(type(object), "__dataclass_fields__") or not object.__dataclass_params__.repr:
            return None
        return PrettyPrinter._pprint_dataclass if _is_generated(type(object).__repr__) else None

    def _pprint_dataclass(self, object, stream, indent, allowance, context, level):
        name = object.__class__.__name__
        indent += len(name) + 1
        fields = object.__dataclass_fields__.values()
        items = [(f.name, getattr(object, f.name)) for f in fields
                 if f.repr and getattr(f._field_type, "name", None) == "_FIELD"]
        stream.write(name + "(")
        self._format_namespace_items(items, stream, indent, allowance, context, level)
        stream.write(")")

    def _pprint_dict(self, object, stream, indent, allowance, context, level):
        stream.write("{")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        if len(object):
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
            self._format_dict_items(items, stream, indent, allowance + 1, context, level)
        stream.write("}")

    def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(")")

    def _pprint_list(self, object, stream, indent, allowance, context, level):
        self._bracketed(object, "[", "]", stream, indent, allowance, context, level)

    def _pprint_tuple(self, object, stream, indent, allowance, context, level):
        self._bracketed(object, "(", ",)" if len(object) == 1 else ")", stream, indent, allowance, context, level)

    def _bracketed(self, items, left, right, stream, indent, allowance, context, level):
        stream.write(left)
        self._format_items(items, stream, indent, allowance + len(right), context, level)
        stream.write(right)

    def _pprint_set(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        if type(object) is set:
            left, right = "{", "}"
        else:
            left, right = object.__class__.__name__ + "({", "})"
            indent += len(object.__class__.__name__) + 1
        self._bracketed(sorted(object, key=_safe_key), left, right, stream, indent, allowance, context, level)

    def _pprint_str(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        pieces = []
        level_one = level == 1
        lines = object.splitlines(True)
        if level_one:
            indent += 1
            allowance += 1
        width = room = self._width - indent
        for number, line in enumerate(lines):
            shown = repr(line)
            last_line = number == len(lines) - 1
            if last_line:
                room -= allowance
            if len(shown) <= room:
                pieces.append(shown)
                continue
            # The line is too long: as many words as fit on each.
            words = _words(line)
            current, word_room = "", width
            for position, word in enumerate(words):
                candidate = current + word
                if last_line and position == len(words) - 1:
                    word_room -= allowance
                if len(repr(candidate)) > word_room:
                    if current:
                        pieces.append(repr(current))
                    current = word
                else:
                    current = candidate
            if current:
                pieces.append(repr(current))
        if len(pieces) == 1:
            stream.write(pieces[0])
            return
        if level_one:
            stream.write("(")
        stream.write(("\n" + " " * indent).join(pieces))
        if level_one:
            stream.write(")")

    def _pprint_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            stream.write("(")
        separator = ""
        for shown in _wrap_bytes(object, self._width - indent, allowance):
            stream.write(separator + shown)
            separator = "\n" + " " * indent
        if parens:
            stream.write(")")

    def _pprint_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._pprint_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(")")

    def _pprint_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write("mappingproxy(")
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(")")

    def _pprint_simplenamespace(self, object, stream, indent, allowance, context, level):
        name = "namespace" if type(object) is type(sys.implementation) else object.__class__.__name__
        stream.write(name + "(")
        self._format_namespace_items(object.__dict__.items(), stream, indent + len(name) + 1, allowance, context, level)
        stream.write(")")

    def _pprint_default_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = object.__class__.__name__
        indent += len(name) + 1
        stream.write("%s(%s,\n%s" % (name, factory, " " * indent))
        self._pprint_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _pprint_counter(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "({")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        self._format_dict_items(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write("})")

    def _pprint_chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        indent += len(name) + 1
        for number, mapping in enumerate(object.maps):
            if number == len(object.maps) - 1:
                self._format(mapping, stream, indent, allowance + 1, context, level)
                stream.write(")")
            else:
                self._format(mapping, stream, indent, 1, context, level)
                stream.write(",\n" + " " * indent)

    def _pprint_deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        indent += len(name) + 1
        stream.write("[")
        if object.maxlen is None:
            self._format_items(object, stream, indent, allowance + 2, context, level)
            stream.write("])")
        else:
            self._format_items(object, stream, indent, 2, context, level)
            limit = self._repr(object.maxlen, context, level)
            stream.write("],\n%smaxlen=%s)" % (" " * indent, limit))

    def _pprint_user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    def _format_dict_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        items = list(items)
        for number, (key, value) in enumerate(items):
            last = number == len(items) - 1
            shown = self._repr(key, context, level)
            stream.write(shown + ": ")
            self._format(value, stream, indent + len(shown) + 2, allowance if last else 1, context, level)
            if not last:
                stream.write(",\n" + " " * indent)

    def _format_namespace_items(self, items, stream, indent, allowance, context, level):
        items = list(items)
        for number, (key, value) in enumerate(items):
            last = number == len(items) - 1
            stream.write(key + "=")
            if id(value) in context:
                stream.write("...")
            else:
                self._format(value, stream, indent + len(key) + 1, allowance if last else 1, context, level)
            if not last:
                stream.write(",\n" + " " * indent)

    def _format_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        separator = ",\n" + " " * indent
        before = ""
        width = room = self._width - indent + 1
        items = list(items)
        for number, item in enumerate(items):
            last = number == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                shown = self._repr(item, context, level)
                needed = len(shown) + 2
                if room < needed:
                    room = width
                    if before:
                        before = separator
                if room >= needed:
                    room -= needed
                    stream.write(before + shown)
                    before = ", "
                    continue
            stream.write(before)
            before = separator
            self._format(item, stream, indent, allowance if last else 1, context, level)

    def _safe_repr(self, object, context, maxlevels, level):
        """The representation in one line, whether it is readable, whether it is recursive."""
        kind = type(object)
        if kind in _builtin_scalars:
            return repr(object), True, False
        method = getattr(kind, "__repr__", None)
        if issubclass(kind, int) and method is int.__repr__:
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        is_dict = issubclass(kind, dict) and method is dict.__repr__
        is_list = issubclass(kind, list) and method is list.__repr__
        if not is_dict and not is_list and not (issubclass(kind, tuple) and method is tuple.__repr__):
            shown = repr(object)
            return shown, bool(shown) and not shown.startswith("<"), False
        if is_dict:
            empty, form = "{}", "{%s}"
        elif is_list:
            empty, form = "[]", "[%s]"
        else:
            empty, form = "()", "(%s,)" if len(object) == 1 else "(%s)"
        if not object:
            return empty, True, False
        if maxlevels and level >= maxlevels:
            return form % "...", False, id(object) in context
        key = id(object)
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive = True, False
        parts = []
        if is_dict:
            values = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
        else:
            values = [(item,) for item in object]
        for value in values:
            texts = []
            for item in value:
                text, item_readable, item_recursive = self.format(item, context, maxlevels, level + 1)
                texts.append(text)
                readable = readable and item_readable
                recursive = recursive or item_recursive
            parts.append(": ".join(texts))
        del context[key]
        return form % ", ".join(parts), readable, recursive

    _dispatch = {
        dict.__repr__: _pprint_dict, list.__repr__: _pprint_list, tuple.__repr__: _pprint_tuple,
        set.__repr__: _pprint_set, frozenset.__repr__: _pprint_set, str.__repr__: _pprint_str,
        bytes.__repr__: _pprint_bytes, bytearray.__repr__: _pprint_bytearray,
        type(type.__dict__).__repr__: _pprint_mappingproxy, type(sys.implementation).__repr__: _pprint_simplenamespace,
    }


def _fill_dispatch():
    import collections
    for name, method in (
        ("OrderedDict", "_pprint_ordered_dict"), ("defaultdict", "_pprint_default_dict"),
        ("Counter", "_pprint_counter"), ("ChainMap", "_pprint_chain_map"), ("deque", "_pprint_deque"),
        ("UserDict", "_pprint_user"), ("UserList", "_pprint_user"), ("UserString", "_pprint_user"),
    ):
        PrettyPrinter._dispatch[getattr(collections, name).__repr__] = getattr(PrettyPrinter, method)


_fill_dispatch()
_builtin_scalars = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})


def _is_generated(method):
    """Whether a __repr__ is the one that `dataclasses` makes."""
    wrapped = getattr(method, "__wrapped__", None)
    return wrapped is not None and wrapped.__code__.co_filename == "<string>"


def _recursion(object):
    return "<Recursion on %s with id=%s>" % (type(object).__name__, id(object))


def _words(text):
    """The words, each with the blanks after it; leading blanks stand alone."""
    words = []
    start, size = 0, len(text)
    while start < size:
        end = start
        while end < size and not text[end].isspace():
            end += 1
        while end < size and text[end].isspace():
            end += 1
        words.append(text[start:end])
        start = end
    return words


def _wrap_bytes(data, width, allowance):
    """The representations of the pieces of bytes, each of whole groups of four."""
    current = b""
    last = len(data) // 4 * 4
    for start in range(0, len(data), 4):
        piece = data[start:start + 4]
        candidate = current + piece
        if start == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = piece
        else:
            current = candidate
    if current:
        yield repr(current)
