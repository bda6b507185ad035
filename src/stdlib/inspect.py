"""What live objects are made of: `signature`, `getmembers`, `getdoc`, `getmodule`, `unwrap`, `currentframe`, the `is…`
functions.

Offers of CPython 3.11's `inspect` the functions named in `__all__`. Left out: reading source text, argument
specifications older than signatures, the state of generators' frames, and signatures of native functions that have no
`__text_signature__`.
"""

import sys
import types
from types import (
    AsyncGeneratorType, BuiltinFunctionType, CodeType, CoroutineType, FrameType, FunctionType, GeneratorType,
    GetSetDescriptorType, MemberDescriptorType, MethodDescriptorType, MethodType, MethodWrapperType, ModuleType,
    TracebackType, WrapperDescriptorType,
)

__all__ = ["BoundArguments", "Parameter", "Signature", "cleandoc", "currentframe", "formatannotation", "getattr_static",
           "getdoc", "getmembers", "getmodule", "getmodulename", "getmro", "isabstract", "isasyncgen",
           "isasyncgenfunction", "isawaitable", "isbuiltin", "isclass", "iscode", "iscoroutine", "iscoroutinefunction",
           "isdatadescriptor", "isframe", "isfunction", "isgenerator", "isgeneratorfunction", "isgetsetdescriptor",
           "ismemberdescriptor", "ismethod", "ismethoddescriptor", "ismethodwrapper", "ismodule", "isroutine",
           "istraceback", "signature", "unwrap", "get_annotations"]

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512


def ismodule(object):
    """Whether it is a module."""
    return isinstance(object, ModuleType)


def isclass(object):
    """Whether it is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Whether it is a bound method written in Python."""
    return isinstance(object, MethodType)


def isfunction(object):
    """Whether it is a function written in Python."""
    return isinstance(object, FunctionType)


def isbuiltin(object):
    """Whether it is a native function or bound method."""
    return isinstance(object, BuiltinFunctionType)


def iscode(object):
    """Whether it is a code object."""
    return isinstance(object, CodeType)


def isframe(object):
    """Whether it is a frame."""
    return isinstance(object, FrameType)


def istraceback(object):
    """Whether it is a traceback."""
    return isinstance(object, TracebackType)


def isgenerator(object):
    """Whether it is a generator."""
    return isinstance(object, GeneratorType)


def iscoroutine(object):
    """Whether it is a coroutine."""
    return isinstance(object, CoroutineType)


def isasyncgen(object):
    """Whether it is an asynchronous generator."""
    return isinstance(object, AsyncGeneratorType)


def ismethodwrapper(object):
    """Whether it is a bound special method of a native type."""
    return isinstance(object, MethodWrapperType)


def isgetsetdescriptor(object):
    """Whether it is a computed attribute of a native type."""
    return isinstance(object, GetSetDescriptorType)


def ismemberdescriptor(object):
    """Whether it is a slot."""
    return isinstance(object, MemberDescriptorType)


def isroutine(object):
    """Whether it is a function or method of any kind."""
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)
            or ismethodwrapper(object))


def ismethoddescriptor(object):
    """Whether it has __get__ but neither __set__ nor __delete__, and is no function, method or class."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__")


def isdatadescriptor(object):
    """Whether it has __set__ or __delete__, as properties and slots do."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def isabstract(object):
    """Whether it is a class that cannot be instantiated for its abstract methods."""
    return isclass(object) and bool(object.__flags__ & 1 << 20 or getattr(object, "__abstractmethods__", None))


def _has_code_flag(function, flag):
    while ismethod(function):
        function = function.__func__
    from functools import _unwrap_partial
    function = _unwrap_partial(function)
    while ismethod(function):
        function = function.__func__
    return isfunction(function) and bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Whether calling it gives a generator."""
    return _has_code_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    """Whether calling it gives a coroutine."""
    return _has_code_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    """Whether calling it gives an asynchronous generator."""
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def isawaitable(object):
    """Whether `await` takes it."""
    return (isinstance(object, CoroutineType)
            or isinstance(object, GeneratorType) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
            or hasattr(type(object), "__await__"))


def getmro(cls):
    """The classes in the order in which attributes are looked up."""
    return cls.__mro__


def getmembers(object, predicate=None):
    """The names and values of all attributes that the predicate accepts, sorted by name."""
    names = dir(object)
    bases = getmro(object) if isclass(object) else ()
    if isclass(object):
        # Attributes of the class alone, which dir() leaves out.
        for base in object.__bases__:
            names += [key for key, value in base.__dict__.items() if isinstance(value, types.DynamicClassAttribute)]
    found, done = [], set()
    for key in names:
        try:
            value = getattr(object, key)
            if key in done:
                raise AttributeError
        except AttributeError:
            for base in bases:
                if key in base.__dict__:
                    value = base.__dict__[key]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            found.append((key, value))
        done.add(key)
    found.sort(key=lambda pair: pair[0])
    return found


def getattr_static(obj, attr, default=...):
    """An attribute as it lies in the object or its class, without running anything."""
    places = []
    if isclass(obj):
        places += [vars(base) for base in type.__dict__["__mro__"].__get__(obj)]
    else:
        try:
            places.append(object.__getattribute__(obj, "__dict__"))
        except AttributeError:
            pass
    kind = type(obj)
    in_class = next((vars(base)[attr] for base in kind.__mro__ if attr in vars(base)), ...)
    if in_class is not ... and not isclass(obj) and hasattr(type(in_class), "__set__") and hasattr(
            type(in_class), "__get__"):
        return in_class
    for place in places:
        if attr in place:
            return place[attr]
    if in_class is not ...:
        return in_class
    if default is not ...:
        return default
    raise AttributeError(attr)


def getmodulename(path):
    """The name of the module that a file of this name would be, or None."""
    import os
    name = os.path.basename(path)
    return name[:-3] if name.endswith(".py") else name[:-4] if name.endswith(".pyc") else None


def getmodule(object, _filename=None):
    """The module that an object comes from, or None."""
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, "__module__", None))


def currentframe():
    """The frame of the caller."""
    return sys._getframe(1) if hasattr(sys, "_getframe") else None


def unwrap(func, *, stop=None):
    """What is under any number of decorators that set __wrapped__."""
    seen = {id(func): func}
    limit = sys.getrecursionlimit()
    start = func
    while hasattr(func, "__wrapped__") and (stop is None or not stop(func)):
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= limit:
            raise ValueError("wrapper loop when unwrapping {!r}".format(start))
        seen[id(func)] = func
    return func


def cleandoc(doc):
    """A docstring without the blanks that its lines have only for the source."""
    try:
        lines = doc.expandtabs().split("\n")
    except UnicodeError:
        return None
    margin = min([len(line) - len(line.lstrip()) for line in lines[1:] if line.lstrip()], default=None)
    lines = [lines[0].lstrip(), *[line[margin:] if margin is not None else line for line in lines[1:]]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    """The docstring of an object, or of what it overrides, cleaned up; None if there is none."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _inherited_doc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(object):
    if isclass(object):
        for base in object.__mro__:
            if base is not _object and base.__doc__ is not None:
                return base.__doc__
        return None
    if ismethod(object):
        owner = object.__self__ if isclass(object.__self__) else type(object.__self__)
        name = object.__func__.__name__
    elif isfunction(object):
        name = object.__name__
        owner = getmodule(object)
        for part in object.__qualname__.split(".")[:-1]:
            owner = getattr(owner, part)
        if not isclass(owner):
            return None
    elif isinstance(object, property):
        name = object.fget.__name__
        owner = getmodule(object.fget)
        for part in object.fget.__qualname__.split(".")[:-1]:
            owner = getattr(owner, part)
    else:
        return None
    for base in owner.__mro__:
        try:
            doc = getattr(base, name).__doc__
        except AttributeError:
            continue
        if doc is not None:
            return doc
    return None


_object = object


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a function, class or module; with eval_str, texts are evaluated."""
    if isclass(obj):
        annotations = obj.__dict__.get("__annotations__")
        if isinstance(annotations, GetSetDescriptorType):
            annotations = None
        scope = getattr(sys.modules.get(obj.__module__), "__dict__", None)
        local = dict(vars(obj))
    elif ismodule(obj):
        annotations, scope, local = getattr(obj, "__annotations__", None), obj.__dict__, None
    elif callable(obj):
        annotations, scope, local = getattr(obj, "__annotations__", None), getattr(obj, "__globals__", None), None
        if eval_str:
            scope = getattr(unwrap(obj), "__globals__", scope)
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if annotations is None:
        return {}
    if not isinstance(annotations, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not eval_str:
        return dict(annotations)
    globals = scope if globals is None else globals
    locals = local if locals is None else locals
    return {key: eval(value, globals, locals) if isinstance(value, str) else value
            for key, value in annotations.items()}


def formatannotation(annotation, base_module=None):
    """An annotation as a signature shows it."""
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


# Signatures.


class _void:
    """Says that an argument was not given."""


class _empty:
    """Says that a parameter has no default or annotation."""


class _Kind(int):
    """How a parameter takes arguments. Ordered as parameters must be."""

    def __new__(cls, value, name, description):
        self = super().__new__(cls, value)
        self.name, self.description, self.value = name, description, value
        return self

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {self.value!r}>"


_POSITIONAL_ONLY = _Kind(0, "POSITIONAL_ONLY", "positional-only")
_POSITIONAL_OR_KEYWORD = _Kind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
_VAR_POSITIONAL = _Kind(2, "VAR_POSITIONAL", "variadic positional")
_KEYWORD_ONLY = _Kind(3, "KEYWORD_ONLY", "keyword-only")
_VAR_KEYWORD = _Kind(4, "VAR_KEYWORD", "variadic keyword")


class Parameter:
    """A parameter: name, kind, default, annotation."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL = _POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL
    KEYWORD_ONLY, VAR_KEYWORD = _KEYWORD_ONLY, _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        kinds = (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD)
        if kind not in kinds:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        kind = kinds[kind]
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError("name must be a str, not a {}".format(type(name).__name__))
        if name[:1] == "." and name[1:].isdigit():
            # The argument of a comprehension.
            if kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError("implicit arguments must be passed as positional or keyword arguments, "
                                 f"not {kind.description}")
            kind, name = _POSITIONAL_ONLY, f"implicit{name[1:]}"
        from keyword import iskeyword
        if iskeyword(name) and kind is not _POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError("{!r} is not a valid parameter name".format(name))
        self._name, self._kind, self._default, self._annotation = name, kind, default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """A parameter with some things changed."""
        return type(self)(
            self._name if name is _void else name, self._kind if kind is _void else kind,
            default=self._default if default is _void else default,
            annotation=self._annotation if annotation is _void else annotation)

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text = f"{text}: {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text += f" = {self._default!r}" if self._annotation is not _empty else f"={self._default!r}"
        return "*" + text if self._kind is _VAR_POSITIONAL else "**" + text if self._kind is _VAR_KEYWORD else text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def _key(self):
        return self._name, self._kind, self._default, self._annotation

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        if self is other:
            return True
        return self._key() == other._key() if isinstance(other, Parameter) else NotImplemented

    def __reduce__(self):
        return _make_parameter, (type(self), self._name, int(self._kind), self._default, self._annotation)


def _make_parameter(cls, name, kind, default, annotation):
    return cls(name, kind, default=default, annotation=annotation)


class BoundArguments:
    """Arguments by the names of the parameters that they belong to."""

    __slots__ = ("arguments", "_signature")

    def __init__(self, signature, arguments):
        self._signature, self.arguments = signature, arguments

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        by_name = False
        for name, parameter in self._signature.parameters.items():
            by_name = by_name or parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments
            if not by_name or name not in self.arguments:
                continue
            if parameter.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Adds the defaults of the arguments that were not given."""
        arguments = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter.default is not _empty:
                arguments[name] = parameter.default
            elif parameter.kind is _VAR_POSITIONAL:
                arguments[name] = ()
            elif parameter.kind is _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __setstate__(self, state):
        self._signature, self.arguments = state["_signature"], state["arguments"]

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in self.arguments.items()])
        return f"<{type(self).__name__} ({shown})>"


class Signature:
    """The parameters and the annotation of the result of a callable."""

    __slots__ = ("_return_annotation", "_parameters")
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        from collections import OrderedDict
        ordered = OrderedDict()
        top = _POSITIONAL_ONLY
        defaulted = False
        for parameter in parameters or ():
            kind, name = parameter.kind, parameter.name
            if __validate_parameters__:
                if kind < top:
                    raise ValueError(f"wrong parameter order: {top.description} parameter before {kind.description} "
                                     f"parameter")
                if kind > top:
                    defaulted = False
                    top = kind
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if parameter.default is not _empty:
                        defaulted = True
                    elif defaulted:
                        raise ValueError("non-default argument follows default argument")
                if name in ordered:
                    raise ValueError("duplicate parameter name: {!r}".format(name))
            ordered[name] = parameter
        self._parameters = types.MappingProxyType(ordered)
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """The signature of a callable."""
        options = dict(globals=globals, locals=locals, eval_str=eval_str)
        return _signature_of(obj, cls, follow_wrapped, options)

    def replace(self, *, parameters=_void, return_annotation=_void):
        """A signature with some things changed."""
        return type(self)(self._parameters.values() if parameters is _void else parameters,
                          return_annotation=self._return_annotation if return_annotation is _void else return_annotation)

    def _key(self):
        ordered = tuple([p for p in self._parameters.values() if p.kind != _KEYWORD_ONLY])
        return ordered, {p.name: p for p in self._parameters.values() if p.kind == _KEYWORD_ONLY}, \
            self._return_annotation

    def __hash__(self):
        ordered, by_name, result = self._key()
        return hash((ordered, frozenset(by_name.values()), result))

    def __eq__(self, other):
        if self is other:
            return True
        return self._key() == other._key() if isinstance(other, Signature) else NotImplemented

    def __reduce__(self):
        return _make_signature, (type(self), tuple(self._parameters.values()), self._return_annotation)

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"

    def __str__(self):
        shown = []
        positional_only = seen_star = False
        for parameter in self._parameters.values():
            kind = parameter.kind
            if kind == _POSITIONAL_ONLY:
                positional_only = True
            elif positional_only:
                shown.append("/")
                positional_only = False
            if kind == _VAR_POSITIONAL:
                seen_star = True
            elif kind == _KEYWORD_ONLY and not seen_star:
                shown.append("*")
                seen_star = True
            shown.append(str(parameter))
        if positional_only:
            shown.append("/")
        text = f"({', '.join(shown)})"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text

    def bind(self, /, *args, **kwargs):
        """The arguments by parameter; TypeError where a call would raise it."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """As bind(), with required arguments allowed to be missing."""
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        arguments = {}
        waiting = list(self._parameters.values())
        args = list(args)
        var_keyword = None
        index = 0
        while index < len(waiting):
            parameter = waiting[index]
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                break
            if parameter.kind == _VAR_POSITIONAL:
                if args:
                    arguments[parameter.name] = tuple(args)
                    args = []
                index += 1
                continue
            if not args:
                break
            if parameter.name in kwargs and parameter.kind != _POSITIONAL_ONLY:
                raise TypeError("multiple values for argument {arg!r}".format(arg=parameter.name))
            arguments[parameter.name] = args.pop(0)
            index += 1
        if args:
            raise TypeError("too many positional arguments")
        kwargs = dict(kwargs)
        for parameter in waiting[index:]:
            name = parameter.name
            if parameter.kind == _VAR_KEYWORD:
                var_keyword = parameter
            elif parameter.kind == _VAR_POSITIONAL:
                continue
            elif parameter.kind == _POSITIONAL_ONLY and name in kwargs:
                raise TypeError("{arg!r} parameter is positional only, but was passed as a keyword".format(arg=name))
            elif name in kwargs and parameter.kind != _POSITIONAL_ONLY:
                arguments[name] = kwargs.pop(name)
            elif not partial and parameter.default is _empty:
                raise TypeError("missing a required argument: {arg!r}".format(arg=name))
        if kwargs:
            if var_keyword is None:
                raise TypeError("got an unexpected keyword argument {arg!r}".format(arg=next(iter(kwargs))))
            arguments[var_keyword.name] = kwargs
        return BoundArguments(self, arguments)


def _make_signature(cls, parameters, result):
    return cls(parameters, return_annotation=result)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a callable; TypeError if it is none, ValueError if its signature is not known."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals,
                                   eval_str=eval_str)


def _of_function(function, cls, options):
    code = function.__code__
    names = code.co_varnames
    positional = code.co_argcount
    keyword_only = names[positional:positional + code.co_kwonlyargcount]
    annotations = get_annotations(function, **options)
    defaults = function.__defaults__ or ()
    first_default = positional - len(defaults)
    parameters = []
    for index, name in enumerate(names[:positional]):
        parameters.append(Parameter(
            name, _POSITIONAL_ONLY if index < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD,
            annotation=annotations.get(name, _empty),
            default=defaults[index - first_default] if index >= first_default else _empty))
    index = positional + len(keyword_only)
    if code.co_flags & CO_VARARGS:
        name = names[index]
        index += 1
        parameters.append(Parameter(name, _VAR_POSITIONAL, annotation=annotations.get(name, _empty)))
    for name in keyword_only:
        parameters.append(Parameter(name, _KEYWORD_ONLY, annotation=annotations.get(name, _empty),
                                    default=(function.__kwdefaults__ or {}).get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        name = names[index]
        parameters.append(Parameter(name, _VAR_KEYWORD, annotation=annotations.get(name, _empty)))
    return cls(parameters, return_annotation=annotations.get("return", _empty), __validate_parameters__=False)


def _of_text(obj, text, cls):
    """The signature that a native function's `__text_signature__` describes: "($self, x, /, y=None)"."""
    text = text.partition(" -> ")[0].strip()
    bound = "$" in text
    text = text.replace("$", "")
    names = [part.strip().partition("=")[0] for part in text[1:-1].split(",")]
    if any("[" in name for name in names):
        raise ValueError("{!r} builtin has invalid signature".format(obj))
    space = {}
    # Defaults may be names of the function's module. The text is the function's own description, not a user's.
    module = sys.modules.get(getattr(obj, "__module__", None))
    exec(f"def described{text}: pass", {"sys": sys, **getattr(module, "__dict__", {})}, space)
    found = _of_function(space["described"], cls, {})
    if bound:
        if getattr(obj, "__self__", None) is not None:
            # The module or the object that it is bound to.
            return found.replace(parameters=list(found.parameters.values())[1:])
    return found


def _without_first(found, obj):
    parameters = list(found.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if parameters[0].kind is not _VAR_POSITIONAL:
        parameters = parameters[1:]
    return found.replace(parameters=parameters)


def _of_partial(obj, found):
    """What is left of a signature when a functools.partial has given some arguments."""
    try:
        bound = found.bind_partial(*obj.args, **obj.keywords)
    except TypeError as error:
        raise ValueError("partial object {!r} has incorrect arguments".format(obj)) from error
    parameters = []
    by_name = False
    given = len(obj.args)
    for name, parameter in found.parameters.items():
        if parameter.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD) and given:
            given -= 1
            continue
        if name in obj.keywords and parameter.kind in (_POSITIONAL_OR_KEYWORD, _KEYWORD_ONLY):
            by_name = by_name or parameter.kind is _POSITIONAL_OR_KEYWORD
            parameters.append(parameter.replace(kind=_KEYWORD_ONLY, default=bound.arguments[name]))
        elif by_name and parameter.kind is _POSITIONAL_OR_KEYWORD:
            parameters.append(parameter.replace(kind=_KEYWORD_ONLY))
        elif by_name and parameter.kind is _VAR_POSITIONAL:
            continue
        else:
            parameters.append(parameter)
    return found.replace(parameters=parameters)


def _is_function_like(obj):
    """Whether an object that can be called has all that a function's signature is made of."""
    return (not isclass(obj) and isinstance(getattr(obj, "__name__", None), str)
            and isinstance(getattr(obj, "__code__", None), CodeType)
            and isinstance(getattr(obj, "__defaults__", _void), (tuple, type(None)))
            and isinstance(getattr(obj, "__kwdefaults__", _void), (dict, type(None)))
            and isinstance(getattr(obj, "__annotations__", _void), (dict, type(None))))


def _user_method(cls, name):
    """A method of the class that is written in Python, or None."""
    method = getattr(cls, name, None)
    return None if isinstance(method, (type(None), WrapperDescriptorType, MethodWrapperType, BuiltinFunctionType,
                                       MethodDescriptorType)) else method


def _signature_of(obj, cls, follow_wrapped=True, options={}):
    def of(each):
        return _signature_of(each, cls, follow_wrapped, options)

    if not callable(obj):
        raise TypeError("{!r} is not a callable object".format(obj))
    if isinstance(obj, MethodType):
        return _without_first(of(obj.__func__), obj)
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, MethodType))
        if isinstance(obj, MethodType):
            return of(obj)
    known = getattr(obj, "__signature__", None)
    if known is not None:
        if not isinstance(known, Signature):
            raise TypeError("unexpected object {!r} in __signature__ attribute".format(known))
        return known
    functools = sys.modules.get("functools")
    method = getattr(obj, "_partialmethod", None)
    if functools is not None and isinstance(method, functools.partialmethod):
        # The instance is the first argument, and stays a parameter.
        found = of(method.func)
        rest = _of_partial(functools.partial(obj, None, *method.args, **method.keywords), found)
        first = next(iter(found.parameters.values()))
        if first.kind is _VAR_POSITIONAL:
            return rest
        return found.replace(parameters=[first, *rest.parameters.values()])
    if isinstance(obj, FunctionType) or _is_function_like(obj):
        return _of_function(obj, cls, options)
    if isinstance(obj, (BuiltinFunctionType, MethodDescriptorType, WrapperDescriptorType, MethodWrapperType)):
        text = getattr(obj, "__text_signature__", None)
        if not text:
            raise ValueError("no signature found for builtin {!r}".format(obj))
        return _of_text(obj, text, cls)
    if functools is not None and isinstance(obj, functools.partial):
        return _of_partial(obj, of(obj.func))
    if isinstance(obj, type):
        method = _user_method(type(obj), "__call__")
        if method is not None:
            return _without_first(of(method), obj)
        for base in obj.__mro__:
            for name in ("__new__", "__init__"):
                if name in base.__dict__ and (method := _user_method(obj, name)) is not None:
                    return _without_first(of(method), obj)
        for base in obj.__mro__[:-1]:
            text = base.__dict__.get("__text_signature__") if base.__flags__ & 1 << 9 else base.__text_signature__
            if isinstance(text, str) and text:
                return _of_text(obj, text, cls)
        if type not in obj.__mro__:
            if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
                return cls()
            raise ValueError("no signature found for builtin type {!r}".format(obj))
    else:
        method = _user_method(type(obj), "__call__")
        if method is not None:
            try:
                found = of(method)
            except ValueError as error:
                raise ValueError("no signature found for {!r}".format(obj)) from error
            return _without_first(found, obj)
    raise ValueError("callable {!r} is not supported by signature".format(obj))
