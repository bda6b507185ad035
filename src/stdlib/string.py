"""String constants, `capwords`, `Template`, `Formatter`.

Offers all of CPython 3.11's `string`. Regular expressions are used only by subclasses of Template that give a pattern of
their own; `Template.pattern` itself does not exist.
"""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
           "printable", "punctuation", "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Splits into words, capitalises each, joins them by the separator or single blanks."""
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


_name_start = frozenset(ascii_letters + "_")
_name_rest = frozenset(ascii_letters + digits + "_")
_absent = {}


class Template:
    """A text with $name and ${name} in it, to be replaced by values; $$ stands for $."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = 2  # re.IGNORECASE

    def __init__(self, template):
        self.template = template

    def __init_subclass__(cls):
        super().__init_subclass__()
        own = "pattern" in cls.__dict__
        if not own and (cls.idpattern, cls.braceidpattern, cls.flags) == (Template.idpattern, None, 2):
            return
        import re
        if own:
            pattern = cls.pattern
        else:
            mark = re.escape(cls.delimiter)
            braced = cls.braceidpattern or cls.idpattern
            pattern = (f"{mark}(?:(?P<escaped>{mark})|(?P<named>{cls.idpattern})|{{(?P<braced>{braced})}}|"
                       f"(?P<invalid>))")
        cls.pattern = re.compile(pattern, cls.flags | re.VERBOSE)

    def _marks(self):
        """The marks in the text, each as (start, end, kind, name): escaped, named, braced or invalid."""
        pattern = getattr(type(self), "pattern", None)
        if pattern is not None:
            for match in pattern.finditer(self.template):
                for kind in ("named", "braced", "escaped", "invalid"):
                    if match.group(kind) is not None:
                        yield match.start(), match.end(), kind, match.group(kind)
                        break
                else:
                    raise ValueError("Unrecognized named group in pattern", pattern)
            return
        text, mark = self.template, self.delimiter
        position = text.find(mark)
        while position >= 0:
            start = position + len(mark)
            if text.startswith(mark, start):
                end, kind, name = start + len(mark), "escaped", mark
            else:
                braced = text.startswith("{", start)
                first = last = start + braced
                if text[last:last + 1] in _name_start:
                    while text[last:last + 1] in _name_rest:
                        last += 1
                name = text[first:last]
                if not name or braced and not text.startswith("}", last):
                    end, kind, name = start, "invalid", ""
                else:
                    end, kind = last + braced, "braced" if braced else "named"
            yield position, end, kind, name
            position = text.find(mark, end)

    def _fill(self, mapping, keywords, safe):
        if mapping is _absent:
            mapping = keywords
        elif keywords:
            from collections import ChainMap
            mapping = ChainMap(keywords, mapping)
        pieces = []
        done = 0
        for start, end, kind, name in self._marks():
            pieces.append(self.template[done:start])
            done = end
            if kind == "escaped":
                pieces.append(self.delimiter)
            elif kind == "invalid":
                if not safe:
                    self._invalid(start)
                pieces.append(self.template[start:end])
            elif safe:
                try:
                    pieces.append(str(mapping[name]))
                except KeyError:
                    pieces.append(self.template[start:end])
            else:
                pieces.append(str(mapping[name]))
        pieces.append(self.template[done:])
        return "".join(pieces)

    def _invalid(self, start):
        start += len(self.delimiter)
        lines = self.template[:start].splitlines(keepends=True)
        column = start - sum(map(len, lines[:-1])) if lines else 1
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (max(len(lines), 1), column))

    def substitute(self, mapping=_absent, /, **kws):
        """The text with the values of the mapping and the keywords; KeyError where one is missing."""
        return self._fill(mapping, kws, False)

    def safe_substitute(self, mapping=_absent, /, **kws):
        """As substitute, but leaves what is missing or malformed as it is."""
        return self._fill(mapping, kws, True)

    def is_valid(self):
        """Whether all marks are well formed."""
        return all(kind != "invalid" for _, _, kind, _ in self._marks())

    def get_identifiers(self):
        """The names in the text, in the order in which they first occur."""
        return list(dict.fromkeys(name for _, _, kind, name in self._marks() if kind in ("named", "braced")))


def _parse(text):
    """The pieces of a format string: tuples of literal text, field name, format specification and conversion."""
    position, size = 0, len(text)
    while position < size:
        start = position
        while position < size and text[position] not in "{}":
            position += 1
        literal = text[start:position]
        if position == size:
            yield literal, None, None, None
            return
        brace = text[position]
        if text.startswith(brace, position + 1):
            yield literal + brace, None, None, None
            position += 2
            continue
        if brace == "}":
            raise ValueError("Single '}' encountered in format string")
        position += 1
        if position == size:
            raise ValueError("Single '{' encountered in format string")
        start, depth = position, 1
        while position < size:
            character = text[position]
            if character == "{":
                depth += 1
            elif character == "}":
                depth -= 1
                if not depth:
                    break
            elif character == "[" and depth == 1 and ":" not in text[start:position]:
                position = text.find("]", position)
                if position < 0:
                    position = size
                    break
            position += 1
        if depth:
            raise ValueError("expected '}' before end of string")
        yield literal, *_parse_field(text[start:position])
        position += 1


def _parse_field(field):
    """A replacement field as name, format specification and conversion."""
    end, bracketed = 0, False
    while end < len(field):
        character = field[end]
        if character == "{":
            raise ValueError("unexpected '{' in field name")
        if character == "[":
            bracketed = True
        elif character == "]":
            bracketed = False
        elif character in ":!" and not bracketed:
            break
        end += 1
    name, rest = field[:end], field[end:]
    if not rest.startswith("!"):
        return name, rest[1:], None
    if len(rest) < 2:
        raise ValueError("unmatched '{' in format spec")
    conversion = rest[1]
    if len(rest) > 2 and rest[2] != ":":
        raise ValueError("expected ':' after conversion specifier")
    return name, rest[3:], conversion


def _split_name(name):
    """A field name as its first part (a number if it looks like one) and a list of (is attribute, key) pairs."""
    end = 0
    while end < len(name) and name[end] not in ".[":
        end += 1
    first, rest = name[:end], name[end:]
    steps = []
    while rest:
        if rest[0] == ".":
            end = 1
            while end < len(rest) and rest[end] not in ".[":
                end += 1
            key, rest = rest[1:end], rest[end:]
            steps.append((True, key))
        elif rest[0] == "[":
            key, closed, rest = rest[1:].partition("]")
            if not closed:
                raise ValueError("Missing ']' in format string")
            steps.append((False, int(key) if key.isdecimal() else key))
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if key == "":
            raise ValueError("Empty attribute in format string")
    return int(first) if first.isdecimal() else first, steps


class Formatter:
    """str.format() as a class whose steps can be overridden."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        pieces = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                pieces.append(literal)
            if name is None:
                continue
            if name == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name = str(auto_arg_index)
                auto_arg_index += 1
            elif name.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            value, used = self.get_field(name, args, kwargs)
            used_args.add(used)
            value = self.convert_field(value, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            pieces.append(self.format_field(value, spec))
        return "".join(pieces), auto_arg_index

    def get_value(self, key, args, kwargs):
        """The argument of this number or name."""
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        """Does nothing; override it to refuse arguments that were not used."""

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError("Unknown conversion specifier {0!s}".format(conversion))

    def parse(self, format_string):
        """The pieces of a format string: (literal text, field name, format specification, conversion)."""
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        """The value that a field name stands for, and the argument that it came from."""
        first, steps = _split_name(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, key in steps:
            value = getattr(value, key) if is_attribute else value[key]
        return value, first
