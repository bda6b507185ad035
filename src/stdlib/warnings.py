"""Warnings: `warn`, `warn_explicit`, `filterwarnings`, `simplefilter`, `resetwarnings`, `showwarning`, `formatwarning`,
`catch_warnings`.

Offers all of CPython 3.11's `warnings`. Left out: regular expressions are used only by filters that name a message or a
module that is not plain text, and source lines and the place of allocation of a ResourceWarning are shown only when
`linecache` and `tracemalloc` can give them.
"""

import sys
from _warnings import warn, warn_explicit

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings",
           "catch_warnings"]

# The rules, the first that fits wins: (action, message, category, module, line number).
filters = []
defaultaction = "default"
onceregistry = {}
_filters_version = 1


def _filters_mutated():
    """Makes what modules remember of shown warnings void."""
    global _filters_version
    _filters_version += 1


class WarningMessage:
    """A warning and where it arose."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return "{message : %r, category : %r, filename : %r, lineno : %s, line : %r}" % (
            self.message, self._category_name, self.filename, self.lineno, self.line)


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning to a file, to standard error by default."""
    _show(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning."""
    return _text(WarningMessage(message, category, filename, lineno, None, line))


_original_showwarning, _original_formatwarning = showwarning, formatwarning

# Where warnings go while they are recorded.
_sink = None


def _show(msg):
    file = msg.file
    if file is None:
        file = sys.stderr
        if file is None:
            return
    try:
        file.write(_formatted(msg))
    except OSError:
        pass


def _formatted(msg):
    if formatwarning is not _original_formatwarning:
        return formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    return _text(msg)


def _text(msg):
    text = f"{msg.filename}:{msg.lineno}: {msg.category.__name__}: {msg.message}\n"
    line = msg.line
    if line is None:
        try:
            import linecache
            line = linecache.getline(msg.filename, msg.lineno)
        except Exception:
            line = None
    if line:
        text += "  %s\n" % line.strip()
    if msg.source is not None:
        text += f"{msg.category.__name__}: Enable tracemalloc to get the object allocation traceback\n"
    return text


def _showwarnmsg(msg):
    """Shows a warning by showwarning(), which the program may have replaced."""
    if showwarning is _original_showwarning:
        (_sink or _show)(msg)
        return
    if not callable(showwarning):
        raise TypeError("warnings.showwarning() must be set to a function or method")
    showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)


class _Beginning:
    """Stands for a regular expression that is plain text: fits what begins with it."""

    def __init__(self, text, ignore_case):
        self.text = text.lower() if ignore_case else text
        self.pattern = text
        self.ignore_case = ignore_case

    def match(self, subject):
        return (subject.lower() if self.ignore_case else subject).startswith(self.text)

    def __eq__(self, other):
        return isinstance(other, _Beginning) and (self.text, self.ignore_case) == (other.text, other.ignore_case)

    def __hash__(self):
        return hash(self.text)


def _pattern(text, ignore_case):
    if all(character.isalnum() or character in " _-,:;'\"`/=<>@%&!~" for character in text):
        return _Beginning(text, ignore_case)
    import re
    return re.compile(text, re.I if ignore_case else 0)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Adds a rule; message and module are regular expressions that must fit the beginning and the whole."""
    assert action in ("error", "ignore", "always", "default", "module", "once"), "invalid action: %r" % (action,)
    assert isinstance(message, str), "message must be a string"
    assert isinstance(category, type), "category must be a class"
    assert issubclass(category, Warning), "category must be a Warning subclass"
    assert isinstance(module, str), "module must be a string"
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    _add_filter(action, _pattern(message, True) if message else None, category,
                _pattern(module, False) if module else None, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Adds a rule for all messages and modules."""
    assert action in ("error", "ignore", "always", "default", "module", "once"), "invalid action: %r" % (action,)
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    _add_filter(action, None, category, None, lineno, append=append)


def _add_filter(*rule, append):
    if append:
        if rule not in filters:
            filters.append(rule)
    else:
        if rule in filters:
            filters.remove(rule)
        filters.insert(0, rule)
    _filters_mutated()


def resetwarnings():
    """Removes all rules."""
    filters[:] = []
    _filters_mutated()


class _OptionError(Exception):
    """Exception used by option processing helpers."""


def _processoptions(args):
    """Adds the rules of the command line's -W options."""
    for arg in args:
        try:
            _setoption(arg)
        except _OptionError as msg:
            print("Invalid -W option ignored:", msg, file=sys.stderr)


def _setoption(arg):
    parts = [part.strip() for part in arg.split(":")]
    if len(parts) > 5:
        raise _OptionError("too many fields (max 5): %r" % (arg,))
    action, message, category, module, lineno = parts + [""] * (5 - len(parts))
    action = _action(action)
    category = _category(category)
    if message or module:
        import re
        message = re.escape(message)
        module = re.escape(module) + r"\Z" if module else ""
    try:
        number = int(lineno) if lineno else 0
        if number < 0:
            raise ValueError
    except (ValueError, OverflowError):
        raise _OptionError("invalid lineno %r" % (lineno,)) from None
    filterwarnings(action, message, category, module, number)


def _action(action):
    if not action:
        return "default"
    if action == "all":
        return "always"
    for known in ("default", "always", "ignore", "module", "once", "error"):
        if known.startswith(action):
            return known
    raise _OptionError("invalid action: %r" % (action,))


def _category(name):
    if not name:
        return Warning
    module, _, cls = name.rpartition(".")
    if not module:
        import builtins as source
    else:
        try:
            source = __import__(module, None, None, [cls])
        except ImportError:
            raise _OptionError("invalid module name: %r" % (module,)) from None
    try:
        category = getattr(source, cls)
    except AttributeError:
        raise _OptionError("unknown warning category: %r" % (name,)) from None
    if not issubclass(category, Warning):
        raise _OptionError("invalid warning category: %r" % (name,))
    return category


def _is_internal(frame):
    """Whether the frame is one of the import machinery, which no stacklevel counts."""
    return "importlib" in frame.f_code.co_filename and "_bootstrap" in frame.f_code.co_filename


def _next_external(frame):
    frame = frame.f_back
    while frame is not None and _is_internal(frame):
        frame = frame.f_back
    return frame


def _warn(message, category, stacklevel, source):
    """warn(), whose caller is the frame outside: native code has none."""
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not '{:s}'".format(type(category).__name__))
    try:
        if stacklevel <= 1 or _is_internal(sys._getframe(1)):
            frame = sys._getframe(stacklevel)
        else:
            frame = sys._getframe(1)
            for _ in range(stacklevel - 1):
                frame = _next_external(frame)
                if frame is None:
                    raise ValueError
    except ValueError:
        scope, filename, lineno = sys.__dict__, "sys", 1
    else:
        scope, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    module = scope.get("__name__", "<string>")
    _warn_explicit(message, category, filename, lineno, module, scope.setdefault("__warningregistry__", {}), scope,
                   source)


def _warn_explicit(message, category, filename, lineno, module, registry, module_globals, source):
    """warn_explicit(), which passes all arguments on."""
    lineno = int(lineno)
    if module_globals is not None and not isinstance(module_globals, dict):
        raise TypeError(f"module_globals must be a dict, not '{type(module_globals).__name__}'")
    if module is None:
        module = filename or "<unknown>"
        if module[-3:].lower() == ".py":
            module = module[:-3]
    if registry is None:
        registry = {}
    if registry.get("version", 0) != _filters_version:
        registry.clear()
        registry["version"] = _filters_version
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = text, category, lineno
    if registry.get(key):
        return
    for action, pattern, kind, place, line in filters:
        if ((pattern is None or pattern.match(text)) and issubclass(category, kind)
                and (place is None or place.match(module)) and line in (0, lineno)):
            break
    else:
        action = defaultaction
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action == "once":
        registry[key] = 1
        key = text, category
        if onceregistry.get(key):
            return
        onceregistry[key] = 1
    elif action == "module":
        registry[key] = 1
        key = text, category, 0
        if registry.get(key):
            return
        registry[key] = 1
    elif action == "default":
        registry[key] = 1
    elif action != "always":
        raise RuntimeError("Unrecognized action (%r) in warnings.filters:\n %s" % (action, action))
    _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    """Restores the filters and showwarning() at the end of the block; with record=True gives the list of warnings."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append("record=True")
        if self._module is not sys.modules["warnings"]:
            args.append("module=" + repr(self._module))
        return "%s(%s)" % (type(self).__name__, ", ".join(args))

    def __enter__(self):
        if self._entered:
            raise RuntimeError("Cannot enter %r twice" % self)
        self._entered = True
        module = self._module
        self._saved = module.filters, module.showwarning, module._sink
        module.filters = module.filters[:]
        module._filters_mutated()
        if self._filter is not None:
            simplefilter(*self._filter)
        if not self._record:
            return None
        log = []
        module._sink = log.append
        # Someone's replacement must not be asked while recording.
        module.showwarning = module._original_showwarning
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError("Cannot exit %r without entering first" % self)
        module = self._module
        module.filters, module.showwarning, module._sink = self._saved
        module._filters_mutated()


def _deprecated(name, message="{name!r} is deprecated and slated for removal in Python {remove}", *, remove,
                _version=sys.version_info):
    """Warns of what will go; RuntimeError once it should be gone."""
    version = f"{remove[0]}.{remove[1]}"
    if _version[:2] > remove or _version[:2] == remove and _version[3] != "alpha":
        raise RuntimeError(f"{name!r} was slated for removal after Python {version} alpha")
    warn(message.format(name=name, remove=version), DeprecationWarning, stacklevel=3)


def _default_filters():
    filters[:] = [
        ("default", None, DeprecationWarning, _Whole("__main__"), 0), ("ignore", None, DeprecationWarning, None, 0),
        ("ignore", None, PendingDeprecationWarning, None, 0), ("ignore", None, ImportWarning, None, 0),
        ("ignore", None, ResourceWarning, None, 0),
    ]


class _Whole(_Beginning):
    """Fits this text alone."""

    def __init__(self, text):
        super().__init__(text, False)

    def match(self, subject):
        return subject == self.text


_default_filters()
_processoptions(sys.warnoptions)
