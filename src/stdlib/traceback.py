"""Tracebacks as text: `format_exception`, `print_exc`, `extract_tb`, `format_stack`, `TracebackException`,
`StackSummary`, `FrameSummary` and their kin.

Offers all of CPython 3.11's `traceback`. Left out: without a module `ast`, an operator or a subscript in the marked part
of a line gets no mark of its own.
"""

import sys
import linecache
from itertools import islice

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
           "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb",
           "clear_frames", "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb"]

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


class _Implicit:
    def __repr__(self):
        return "<implicit>"


_given = _Implicit()
_RECURSIVE_CUTOFF = 3


def _write(file, pieces):
    file = sys.stderr if file is None else file
    for piece in pieces:
        print(piece, file=file, end="")


def _value_and_traceback(exc, value, tb):
    """An exception may be given alone or as the three values of sys.exc_info()."""
    if (value is _given) != (tb is _given):
        raise ValueError("Both or neither of value and tb must be given")
    if value is tb is _given:
        if exc is None:
            return None, None
        if isinstance(exc, BaseException):
            return exc, exc.__traceback__
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return value, tb


def print_list(extracted_list, file=None):
    """Prints what extract_tb() or extract_stack() gave."""
    _write(file, format_list(extracted_list))


def format_list(extracted_list):
    """The lines of what extract_tb() or extract_stack() gave."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Prints up to `limit` entries of a traceback."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """The lines of up to `limit` entries of a traceback."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """The entries of a traceback."""
    return StackSummary._extract(_walk_with_positions(tb), limit=limit)


def print_exception(exc, /, value=_given, tb=_given, limit=None, file=None, chain=True):
    """Prints an exception with its traceback, its causes and contexts."""
    value, tb = _value_and_traceback(exc, value, tb)
    shown = TracebackException(type(value), value, tb, limit=limit, compact=True)
    shown.print(file=file, chain=chain)


def format_exception(exc, /, value=_given, tb=_given, limit=None, chain=True):
    """The lines that print_exception() prints."""
    value, tb = _value_and_traceback(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_given):
    """The lines of an exception without its traceback."""
    if value is _given:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only())


def print_exc(limit=None, file=None, chain=True):
    """Prints the exception that is being handled."""
    print_exception(*sys.exc_info(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """What print_exc() prints."""
    return "".join(format_exception(*sys.exc_info(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Prints the exception that ended the last input at the prompt."""
    if not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def print_stack(f=None, limit=None, file=None):
    """Prints the calls that are under way."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """The lines of the calls that are under way."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def extract_stack(f=None, limit=None):
    """The entries of the calls that are under way, the outermost first."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def clear_frames(tb):
    """Forgets the local variables of the frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


def walk_stack(f):
    """The frames and line numbers from a frame outwards."""
    if f is None:
        f = sys._getframe().f_back.f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """The frames and line numbers of a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _walk_with_positions(tb):
    while tb is not None:
        yield tb.tb_frame, _positions(tb.tb_frame.f_code, tb.tb_lasti, tb.tb_lineno)
        tb = tb.tb_next


def _positions(code, index, lineno):
    """(line, last line, column, last column) of an instruction, as far as they are known."""
    if index >= 0:
        position = next(islice(code.co_positions(), index // 2, None), None)
        if position is not None:
            return lineno if position[0] is None else position[0], *position[1:]
    return lineno, None, None, None


class FrameSummary:
    """An entry of a traceback: filename, lineno, name, line, and locals if they were captured."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None):
        self.filename, self.lineno, self.name = filename, lineno, name
        self._line = line
        if lookup_line:
            self.line
        self.locals = {key: _safe_string(value, "local", repr) for key, value in locals.items()} if locals else None
        self.end_lineno, self.colno, self.end_colno = end_lineno, colno, end_colno

    def _as_tuple(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return self._as_tuple() == other._as_tuple() and self.locals == other.locals
        return self._as_tuple() == other if isinstance(other, tuple) else NotImplemented

    def __getitem__(self, pos):
        return self._as_tuple()[pos]

    def __iter__(self):
        return iter(self._as_tuple())

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4

    @property
    def _original_line(self):
        self.line
        return self._line

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()


class StackSummary(list):
    """A list of FrameSummary."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Of pairs of frame and line number; a negative limit takes the last entries."""
        return klass._extract(((frame, (lineno, None, None, None)) for frame, lineno in frame_gen), limit=limit,
                              lookup_lines=lookup_lines, capture_locals=capture_locals)

    @classmethod
    def _extract(klass, frames, *, limit=None, lookup_lines=True, capture_locals=False):
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            frames = islice(frames, limit) if limit >= 0 else list(frames)[limit:]
        result = klass()
        filenames = set()
        for frame, (lineno, end_lineno, colno, end_colno) in frames:
            code = frame.f_code
            filenames.add(code.co_filename)
            linecache.lazycache(code.co_filename, frame.f_globals)
            result.append(FrameSummary(
                code.co_filename, lineno, code.co_name, lookup_line=False,
                locals=frame.f_locals if capture_locals else None, end_lineno=end_lineno, colno=colno,
                end_colno=end_colno))
        for filename in filenames:
            linecache.checkcache(filename)
        if lookup_lines:
            for entry in result:
                entry.line
        return result

    @classmethod
    def from_list(klass, a_list):
        """Of FrameSummary objects or tuples (filename, lineno, name, line)."""
        result = klass()
        for entry in a_list:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            result.append(entry)
        return result

    def format_frame_summary(self, frame_summary):
        """The lines of one entry; override it to show entries otherwise, or None to leave one out."""
        entry = frame_summary
        rows = ['  File "{}", line {}, in {}\n'.format(entry.filename, entry.lineno, entry.name)]
        if entry.line:
            rows.append("    {}\n".format(entry.line))
            rows.append(_marks(entry))
        if entry.locals:
            rows += ["    {name} = {value}\n".format(name=name, value=value)
                     for name, value in sorted(entry.locals.items())]
        return "".join(rows)

    def format(self):
        """The lines, those that repeat more than three times cut short."""
        result = []
        last, count = None, 0
        for entry in self:
            shown = self.format_frame_summary(entry)
            if shown is None:
                continue
            place = entry.filename, entry.lineno, entry.name
            if place != last:
                if count > _RECURSIVE_CUTOFF:
                    result.append(_repetitions(count))
                last, count = place, 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(shown)
        if count > _RECURSIVE_CUTOFF:
            result.append(_repetitions(count))
        return result


def _repetitions(count):
    count -= _RECURSIVE_CUTOFF
    return f"  [Previous line repeated {count} more time{'s' if count > 1 else ''}]\n"


def _marks(entry):
    """The line of carets below a source line, or "" if they would only mark all of it."""
    if entry.colno is None or entry.end_colno is None:
        return ""
    original = entry._original_line
    line = entry.line
    indent = len(original) - len(original.lstrip())
    start = _characters(original, entry.colno)
    anchors = None
    if entry.lineno == entry.end_lineno:
        end = _characters(original, entry.end_colno)
        try:
            anchors = _anchors(original[start:end])
        except Exception:
            anchors = None
    else:
        end = indent + len(line)
    if end - start >= len(line) and not anchors:
        return ""
    if anchors:
        left, right = anchors
        carets = "~" * left + "^" * (right - left) + "~" * (end - start - right)
    else:
        carets = "^" * (end - start)
    return "    " + " " * (start - indent) + carets + "\n"


def _characters(text, offset):
    """How many characters the first bytes of a line in UTF-8 are."""
    return len(text.encode("utf-8", "surrogateescape")[:offset].decode("utf-8", "replace"))


def _anchors(segment):
    """Where the operator or the brackets of the expression that the segment is stand in it, or None."""
    import ast
    tree = ast.parse(segment)
    if len(tree.body) != 1 or not isinstance(tree.body[0], ast.Expr):
        return None
    expression = tree.body[0].value
    size = len(segment)
    if isinstance(expression, ast.BinOp):
        start = _characters(segment, expression.left.end_col_offset)
        between = segment[start:_characters(segment, expression.right.col_offset)]
        blanks = len(between) - len(between.lstrip())
        left = start + blanks
        right = left + 1
        if blanks + 1 < len(between) and not between[blanks + 1].isspace():
            right += 1
        while left < size and (segment[left].isspace() or segment[left] in ")#"):
            left += 1
            right += 1
        return left, right
    if isinstance(expression, ast.Subscript):
        left = _characters(segment, expression.value.end_col_offset)
        right = _characters(segment, expression.slice.end_col_offset + 1)
        while left < size and segment[left] != "[":
            left += 1
        while right < size and segment[right] != "]":
            right += 1
        return left, right + 1 if right < size else right
    return None


def _safe_string(value, what, function=str):
    try:
        return function(value)
    except:  # whatever the user's method raises, the traceback must be shown
        return f"<{what} {function.__name__}() failed>"


def _line_of(kind, text):
    return "%s: %s\n" % (kind, text) if text is not None and str(text) else "%s\n" % kind


class _Margin:
    """Where the lines of an exception in a group stand: behind bars, as deep as the group is nested."""

    def __init__(self):
        self.depth = 0
        self.need_close = False

    def indent(self):
        return " " * (2 * self.depth)

    def emit(self, text, sign=None):
        before = self.indent()
        if self.depth:
            before += (sign or "|") + " "
        if isinstance(text, str):
            yield _prefixed(text, before)
        else:
            for part in text:
                yield _prefixed(part, before)


def _prefixed(text, before):
    return "".join([before + line if line.strip() or before.strip() else line for line in text.splitlines(True)]) \
        if before else text


class TracebackException:
    """An exception prepared to be shown: holds texts, none of the objects."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, _seen=None):
        is_first = _seen is None
        if _seen is None:
            _seen = set()
        _seen.add(id(exc_value))
        self.max_group_width, self.max_group_depth = max_group_width, max_group_depth
        self.stack = StackSummary._extract(_walk_with_positions(exc_traceback), limit=limit, lookup_lines=lookup_lines,
                                           capture_locals=capture_locals)
        self.exc_type = exc_type
        self._str = _safe_string(exc_value, "exception")
        self.__notes__ = getattr(exc_value, "__notes__", None)
        if exc_type and issubclass(exc_type, SyntaxError):
            self.filename, self.text, self.msg = exc_value.filename, exc_value.text, exc_value.msg
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
            self.end_lineno = None if exc_value.end_lineno is None else str(exc_value.end_lineno)
            self.offset, self.end_offset = exc_value.offset, exc_value.end_offset
        self.__cause__ = self.__context__ = self.exceptions = None
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        options = dict(limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals,
                       max_group_width=max_group_width, max_group_depth=max_group_depth)
        if not is_first or exc_value is None:
            return
        # Chains may be long: they are followed with a list of what is to be done, not by recursion.
        todo = [(self, exc_value)]
        while todo:
            shown, value = todo.pop()
            cause, context = value.__cause__, value.__context__
            if cause is not None and id(cause) not in _seen:
                shown.__cause__ = TracebackException(type(cause), cause, cause.__traceback__, _seen=_seen, **options)
                todo.append((shown.__cause__, cause))
            needed = cause is None and not value.__suppress_context__ if compact else True
            if context is not None and needed and id(context) not in _seen:
                shown.__context__ = TracebackException(type(context), context, context.__traceback__, _seen=_seen,
                                                       **options)
                todo.append((shown.__context__, context))
            if isinstance(value, BaseExceptionGroup):
                shown.exceptions = []
                for each in value.exceptions:
                    inner = TracebackException(type(each), each, each.__traceback__, _seen=_seen, **options)
                    shown.exceptions.append(inner)
                    todo.append((inner, each))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Of an exception alone."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self):
        """The lines of the exception itself; the last says what it is, notes may follow."""
        if self.exc_type is None:
            yield _line_of(None, self._str)
            return
        kind = self.exc_type.__qualname__
        module = self.exc_type.__module__
        if module not in ("__main__", "builtins"):
            kind = f"{module if isinstance(module, str) else '<unknown>'}.{kind}"
        if issubclass(self.exc_type, SyntaxError):
            yield from self._format_syntax_error(kind)
        else:
            yield _line_of(kind, self._str)
        notes = self.__notes__
        if notes is None:
            return
        if isinstance(notes, (list, tuple)):
            for note in notes:
                for line in _safe_string(note, "note").split("\n"):
                    yield line + "\n"
        else:
            yield _safe_string(notes, "__notes__", repr)

    def _format_syntax_error(self, kind):
        suffix = ""
        if self.lineno is not None:
            yield '  File "{}", line {}\n'.format(self.filename or "<string>", self.lineno)
        elif self.filename is not None:
            suffix = " ({})".format(self.filename)
        if self.text is not None:
            line = self.text.rstrip("\n")
            shown = line.lstrip(" \n\f")
            indent = len(line) - len(shown)
            yield "    {}\n".format(shown)
            if self.offset is not None:
                offset = self.offset
                end = self.end_offset if self.end_offset not in (None, 0) else offset
                if offset == end or end == -1:
                    end = offset + 1
                column = offset - 1 - indent
                if column >= 0:
                    blanks = "".join([c if c.isspace() else " " for c in shown[:column]])
                    yield "    {}{}".format(blanks, "^" * (end - 1 - indent - column) + "\n")
        yield "{}: {}{}\n".format(kind, self.msg or "<no detail available>", suffix)

    def format(self, *, chain=True, _ctx=None):
        """All lines: the traceback, the exception, before it what it came from."""
        ctx = _Margin() if _ctx is None else _ctx
        links = []
        exc = self
        while exc is not None:
            message = following = None
            if chain:
                if exc.__cause__ is not None:
                    message, following = _CAUSE, exc.__cause__
                elif exc.__context__ is not None and not exc.__suppress_context__:
                    message, following = _CONTEXT, exc.__context__
            links.append((message, exc))
            exc = following
        for message, exc in reversed(links):
            if message is not None:
                yield from ctx.emit(message)
            if exc.exceptions is None:
                if exc.stack:
                    yield from ctx.emit("Traceback (most recent call last):\n")
                    yield from ctx.emit(exc.stack.format())
                yield from ctx.emit(exc.format_exception_only())
            elif ctx.depth > self.max_group_depth:
                yield from ctx.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            else:
                yield from exc._format_group(ctx, chain)

    def _format_group(self, ctx, chain):
        is_top = ctx.depth == 0
        if is_top:
            ctx.depth = 1
        if self.stack:
            yield from ctx.emit("Exception Group Traceback (most recent call last):\n", sign="+" if is_top else None)
            yield from ctx.emit(self.stack.format())
        yield from ctx.emit(self.format_exception_only())
        count = len(self.exceptions)
        shown = count if count <= self.max_group_width else self.max_group_width + 1
        ctx.need_close = False
        for number in range(shown):
            last = number == shown - 1
            if last:
                # The group's own end draws the closing line, unless a group inside does.
                ctx.need_close = True
            truncated = number >= self.max_group_width
            title = "..." if truncated else str(number + 1)
            yield (ctx.indent() + ("+-" if number == 0 else "  ") + f"+---------------- {title} ----------------\n")
            ctx.depth += 1
            if truncated:
                remaining = count - self.max_group_width
                yield from ctx.emit(f"and {remaining} more exception{'s' if remaining > 1 else ''}\n")
            else:
                yield from self.exceptions[number].format(chain=chain, _ctx=ctx)
            if last and ctx.need_close:
                yield ctx.indent() + "+------------------------------------\n"
                ctx.need_close = False
            ctx.depth -= 1
        if is_top:
            ctx.depth = 0

    def print(self, *, file=None, chain=True):
        """Prints what format() gives."""
        _write(file, self.format(chain=chain))
