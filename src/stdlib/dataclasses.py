"""Data classes: `dataclass`, `field`, `fields`, `asdict`, `astuple`, `replace`, `make_dataclass`, `is_dataclass`, `KW_ONLY`,
`InitVar`, `MISSING`.

Offers all of CPython 3.11's `dataclasses`. All methods of a class are compiled in one go.
"""

import sys

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
           "astuple", "make_dataclass", "replace", "is_dataclass"]

GenericAlias = type(list[int])
_Function = type(lambda: None)


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_EMPTY_METADATA = type(type.__dict__)({})


class _FIELD_BASE:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"


class InitVar:
    """The type of a field that is only a parameter of __init__ and __post_init__."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        plain = isinstance(self.type, type) and not isinstance(self.type, GenericAlias)
        return f"dataclasses.InitVar[{self.type.__name__ if plain else repr(self.type)}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of a field; made by `field`."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata",
                 "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = self._field_type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = _EMPTY_METADATA if metadata is None else type(_EMPTY_METADATA)(metadata)
        self.kw_only = kw_only

    def __repr__(self):
        names = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only",
                 "_field_type")
        if id(self) in _shown:
            return "..."
        _shown.add(id(self))
        try:
            values = [f"{name}={getattr(self, name)!r}" for name in names[:-1]] + [f"_field_type={self._field_type}"]
        finally:
            _shown.discard(id(self))
        return f"Field({','.join(values)})"

    def __set_name__(self, owner, name):
        method = getattr(type(self.default), "__set_name__", None)
        if method is not None:
            method(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


_shown = set()


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return f"_DataclassParams({','.join([f'{name}={getattr(self, name)!r}' for name in self.__slots__])})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """Says more about a field than its type and default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Adds methods to a class by the annotated names in its body; gives the class, or a new one with slots."""

    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                              weakref_slot)

    return wrap if cls is None else wrap(cls)


def _leading_word(text):
    """The identifier that a text begins with, and what follows it, blanks skipped."""
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return text[:end], text[end:].lstrip()


def _string_means(annotation, cls, is_meant, module):
    """Whether an annotation in quotes begins with a name of something meant: alone, or after the name of the module.
    Like CPython it looks no further."""
    word, rest = _leading_word(annotation)
    space = getattr(sys.modules.get(cls.__module__), "__dict__", {})
    if rest.startswith("."):
        if space.get(word) is not module:
            return False
        space = module.__dict__
        word, _ = _leading_word(rest[1:])
    return is_meant(space.get(word))


def _kind_of_field(annotation, cls):
    """Whether the annotation makes a field, or a class variable or a parameter of __init__ only."""
    typing = sys.modules.get("typing")
    if typing is not None:
        def is_classvar(meant):
            return meant is typing.ClassVar or getattr(meant, "__origin__", None) is typing.ClassVar

        if is_classvar(annotation):
            return _FIELD_CLASSVAR
        if isinstance(annotation, str) and _string_means(annotation, cls, is_classvar, typing):
            return _FIELD_CLASSVAR
    if _is_initvar(annotation):
        return _FIELD_INITVAR
    if isinstance(annotation, str) and _string_means(annotation, cls, _is_initvar, sys.modules[__name__]):
        return _FIELD_INITVAR
    return _FIELD


def _is_initvar(meant):
    return meant is InitVar or type(meant) is InitVar


def _get_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        f = field(default=MISSING if type(default) is type(Field.name) else default)
    f.name, f.type = name, annotation
    f._field_type = _kind_of_field(annotation, cls)
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif f.kw_only is MISSING:
        f.kw_only = kw_only
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {name} is not allowed: use default_factory")
    return f


def _is_kw_only(annotation, cls):
    return annotation is KW_ONLY or isinstance(annotation, str) and _string_means(
        annotation, cls, lambda meant: meant is KW_ONLY, sys.modules[__name__])


class _Source:
    """The methods of a class as text, with the values that the text names."""

    def __init__(self, cls):
        self.cls = cls
        self.methods = {}
        self.values = {}

    def add(self, name, parameters, lines):
        self.methods[name] = f"  def {name}({parameters}):\n" + "".join(f"   {line}\n" for line in lines)

    def compile(self):
        """The functions by name. Their globals are those of the class's module."""
        if not self.methods:
            return {}
        names = list(self.methods)
        text = (f" def create({', '.join(self.values)}):\n{''.join(self.methods.values())}"
                f"  return {', '.join(names)},\n").replace("\n ", "\n")[1:]
        space = {}
        module = sys.modules.get(self.cls.__module__)
        exec(text, module.__dict__ if module is not None else {}, space)
        functions = dict(zip(names, space["create"](**self.values)))
        for name, function in functions.items():
            function.__qualname__ = f"{self.cls.__qualname__}.{name}"
        return functions


def _add_init(source, fields, frozen, slots, has_post_init):
    parameters = [f for f in fields if f.init]
    ordinary = [f for f in parameters if not f.kw_only]
    keyword = [f for f in parameters if f.kw_only]
    defaulted = False
    for f in ordinary:
        if f.default is not MISSING or f.default_factory is not MISSING:
            defaulted = True
        elif defaulted:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
    me = "__dataclass_self__" if any(f.name == "self" for f in fields) else "self"
    values = source.values

    def parameter(f):
        if f.default is not MISSING:
            values[f"_dflt_{f.name}"] = f.default
            return f"{f.name}=_dflt_{f.name}"
        if f.default_factory is not MISSING:
            values["_HAS_DEFAULT_FACTORY"] = _HAS_DEFAULT_FACTORY
            return f"{f.name}=_HAS_DEFAULT_FACTORY"
        return f.name

    lines = []
    for f in fields:
        if f.default_factory is not MISSING:
            values[f"_dflt_{f.name}"] = f.default_factory
            value = f"_dflt_{f.name}()"
            if f.init:
                value = f"{value} if {f.name} is _HAS_DEFAULT_FACTORY else {f.name}"
        elif f.init:
            value = f.name
        elif slots and f.default is not MISSING:
            values[f"_dflt_{f.name}"] = f.default
            value = f"_dflt_{f.name}"
        else:
            continue
        if f._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            values["__dataclass_builtins_object__"] = object
            lines.append(f"__dataclass_builtins_object__.__setattr__({me},{f.name!r},{value})")
        else:
            lines.append(f"{me}.{f.name}={value}")
    if has_post_init:
        given = ",".join([f.name for f in fields if f._field_type is _FIELD_INITVAR])
        lines.append(f"{me}.__post_init__({given})")
    shown = [me, *map(parameter, ordinary)]
    if keyword:
        shown += ["*", *map(parameter, keyword)]
    source.add("__init__", ", ".join(shown), lines or ["pass"])
    annotations = {f.name: f.type for f in ordinary + keyword}
    annotations["return"] = None
    return annotations


def _items(owner, fields):
    return f"({''.join([f'{owner}.{f.name},' for f in fields])})"


def _set_new_attribute(cls, name, value):
    """Puts it into the class unless the class has it; whether it had."""
    if name in cls.__dict__:
        return True
    if isinstance(value, _Function):
        value.__qualname__ = f"{cls.__qualname__}.{value.__name__}"
    setattr(cls, name, value)
    return False


def _frozen_methods(cls, fields):
    names = frozenset([f.name for f in fields])

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    all_fields = {}
    bases_frozen = []
    for base in cls.__mro__[-1:0:-1]:
        inherited = getattr(base, _FIELDS, None)
        if inherited is not None:
            all_fields.update(inherited)
            bases_frozen.append(getattr(base, _PARAMS).frozen)
    own = []
    kw_only_seen = False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if _is_kw_only(annotation, cls):
            if kw_only_seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only_seen = kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        all_fields[f.name] = f
        # The class has the default itself, not the description of the field.
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if bases_frozen:
        if any(bases_frozen) and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if frozen and not all(bases_frozen):
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, all_fields)
    class_hash = cls.__dict__.get("__hash__", MISSING)
    explicit_hash = not (class_hash is MISSING or class_hash is None and "__eq__" in cls.__dict__)
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen))
    if order and not eq:
        raise ValueError("eq must be true if order is true")

    source = _Source(cls)
    instance_fields = [f for f in all_fields.values() if f._field_type is _FIELD]
    init_fields = [f for f in all_fields.values() if f._field_type is not _FIELD_CLASSVAR]
    annotations = None
    if init:
        annotations = _add_init(source, init_fields, frozen, slots, hasattr(cls, "__post_init__"))
    if repr:
        shown = ", ".join([f"{f.name}={{self.{f.name}!r}}" for f in instance_fields if f.repr])
        source.add("__repr__", "self", [f'return self.__class__.__qualname__ + f"({shown})"'])
    compared = [f for f in instance_fields if f.compare]
    mine, theirs = _items("self", compared), _items("other", compared)
    for name, operator in (("__eq__", "=="), ("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
        if eq if name == "__eq__" else order:
            source.add(name, "self, other", ["if other.__class__ is self.__class__:",
                                             f" return {mine}{operator}{theirs}", "return NotImplemented"])
    hash_wanted = unsafe_hash or eq and frozen and not explicit_hash
    if hash_wanted:
        if explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        hashed = [f for f in instance_fields if (f.compare if f.hash is None else f.hash)]
        source.add("__hash__", "self", [f"return hash({_items('self', hashed)})"])

    for name, function in source.compile().items():
        if name == "__init__":
            function.__annotations__ = annotations
        elif name == "__repr__":
            function = _guarded(function)
        if name == "__hash__":
            cls.__hash__ = function
        elif _set_new_attribute(cls, name, function) and name in ("__lt__", "__le__", "__gt__", "__ge__"):
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using "
                            f"functools.total_ordering")
    if not hash_wanted and eq and not frozen and not explicit_hash:
        cls.__hash__ = None
    if frozen:
        for function in _frozen_methods(cls, instance_fields):
            if _set_new_attribute(cls, function.__name__, function):
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}")
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(cls, init_fields, annotations)
    if match_args:
        _set_new_attribute(cls, "__match_args__", tuple([f.name for f in init_fields if f.init and not f.kw_only]))
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    elif weakref_slot:
        raise TypeError("weakref_slot is True but slots is False")
    if hasattr(cls, "__abstractmethods__"):
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def _guarded(show):
    """A __repr__ that gives "..." for an object that is being shown already."""

    def __repr__(self):
        key = id(self)
        if key in _shown:
            return "..."
        _shown.add(key)
        try:
            return show(self)
        finally:
            _shown.discard(key)

    __repr__.__wrapped__ = show
    __repr__.__module__ = show.__module__
    return __repr__


def _annotation_text(annotation):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", "__builtin__"):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


def _signature_text(cls, fields, annotations):
    """The parameters as inspect.signature shows them."""
    if annotations is None or "__init__" not in cls.__dict__ or getattr(
            cls.__init__, "__annotations__", None) is not annotations or type(cls) is not type:
        import inspect
        try:
            return str(inspect.signature(cls)).replace(" -> None", "")
        except (TypeError, ValueError):
            return ""
    shown = []
    for keyword in (False, True):
        for f in fields:
            if not f.init or bool(f.kw_only) is not keyword:
                continue
            if keyword and "*" not in shown:
                shown.append("*")
            text = f"{f.name}: {_annotation_text(f.type)}"
            if f.default is not MISSING:
                text += f" = {f.default!r}"
            elif f.default_factory is not MISSING:
                text += " = <factory>"
            shown.append(text)
    return f"({', '.join(shown)})".replace(" -> None", "")


def _own_slots(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        return ()
    if isinstance(slots, str):
        return (slots,)
    if hasattr(slots, "__next__"):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return slots


def _add_slots(cls, frozen, weakref_slot):
    """Makes the class anew, with slots for its fields."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    body = dict(cls.__dict__)
    names = tuple([f.name for f in fields(cls)])
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _own_slots(base)}
    body["__slots__"] = tuple([
        name for name in (*names, *(("__weakref__",) if weakref_slot else ())) if name not in inherited
    ])
    for name in names:
        body.pop(name, None)
    body.pop("__dict__", None)
    body.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    cls = type(cls)(cls.__name__, cls.__bases__, body)
    if qualname is not None:
        cls.__qualname__ = qualname
    if frozen:
        if "__getstate__" not in body:
            cls.__getstate__ = _dataclass_getstate
        if "__setstate__" not in body:
            cls.__setstate__ = _dataclass_setstate
    return cls


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def fields(class_or_instance):
    """The descriptions of the fields, class variables and __init__-only ones left out, as a tuple."""
    try:
        known = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in known.values() if f._field_type is _FIELD])


def is_dataclass(obj):
    """Whether it is a data class or an instance of one."""
    cls = obj if isinstance(obj, type) and not isinstance(obj, GenericAlias) else type(obj)
    return hasattr(cls, _FIELDS)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields' names and values, recursively: data classes, lists, tuples and dicts inside are copied."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _inner(obj, lambda value, inner: dict_factory([(f.name, inner(getattr(value, f.name)))
                                                          for f in fields(value)]))


def astuple(obj, *, tuple_factory=tuple):
    """The fields' values, recursively."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _inner(obj, lambda value, inner: tuple_factory([inner(getattr(value, f.name)) for f in fields(value)]))


def _inner(value, convert):
    def inner(value):
        cls = type(value)
        if hasattr(cls, _FIELDS):
            return convert(value, inner)
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return cls(*[inner(item) for item in value])
        if isinstance(value, (list, tuple)):
            return cls([inner(item) for item in value])
        if isinstance(value, dict):
            return cls((inner(key), inner(item)) for key, item in value.items())
        import copy
        return copy.deepcopy(value)

    return inner(value)


def replace(obj, /, **changes):
    """A new object of the same class, with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Makes a data class of names, (name, type) pairs or (name, type, field) triples."""
    import keyword
    import types
    namespace = namespace or {}
    annotations, defaults = {}, {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if keyword.iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation

    def fill(body):
        body.update(namespace)
        body.update(defaults)
        body["__annotations__"] = annotations

    cls = types.new_class(cls_name, bases, {}, fill)
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)
