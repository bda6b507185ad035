"""Type annotations: generic aliases and special forms, `Generic`, `Protocol`, `TypeVar` and its kin, `NamedTuple`,
`TypedDict`, `NewType`, `get_type_hints`, `overload`, `final`, `cast` and the rest.

Offers what CPython 3.11's `typing` does, with its representations. Left out: the pseudo-modules `typing.io` and
`typing.re`; `Pattern` and `Match` exist where the module `re` does, and are not part of `from typing import *`.
"""

import sys
from _collections import defaultdict, deque
from abc import ABCMeta, abstractmethod
import _collections_abc as _abcs
from types import (
    BuiltinFunctionType, FunctionType, GenericAlias, MethodDescriptorType, MethodType, MethodWrapperType, ModuleType,
    UnionType, WrapperDescriptorType,
)

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal", "Optional",
    "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union", "AbstractSet", "ByteString",
    "Container", "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping",
    "MappingView", "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable",
    "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator", "AsyncContextManager", "Reversible",
    "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound",
    "ChainMap", "Counter", "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple",
    "TypedDict", "Generator", "BinaryIO", "IO", "TextIO", "AnyStr", "assert_type", "assert_never", "cast",
    "clear_overloads", "dataclass_transform", "final", "get_args", "get_origin", "get_overloads", "get_type_hints",
    "is_typeddict", "LiteralString", "Never", "NewType", "no_type_check", "no_type_check_decorator", "NoReturn",
    "NotRequired", "overload", "ParamSpecArgs", "ParamSpecKwargs", "Required", "reveal_type", "runtime_checkable",
    "Self", "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard", "Unpack",
]

TYPE_CHECKING = False
NoneType = type(None)


# Checking and showing what stands between the brackets.


def _type_convert(arg, module=None, *, allow_special_forms=False):
    """None stands for its type, a string for a forward reference."""
    if arg is None:
        return NoneType
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """The argument as a type; TypeError if it cannot be one."""
    refused = (Generic, Protocol)
    if not allow_special_forms:
        refused += (ClassVar,)
        if is_argument:
            refused += (Final,)
    arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in refused:
        raise TypeError(f"{arg} is not valid as type argument")
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return arg
    if allow_special_forms and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _type_repr(obj):
    """An argument as it is shown."""
    if isinstance(obj, GenericAlias):
        return repr(obj)
    if isinstance(obj, type):
        return obj.__qualname__ if obj.__module__ == "builtins" else f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, FunctionType):
        return obj.__name__
    if isinstance(obj, list):
        return "[" + ", ".join([_type_repr(each) for each in obj]) + "]"
    return repr(obj)


def _collect_parameters(args):
    """The type variables in the arguments, each once, in order."""
    found = {}
    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, (tuple, list)):
            for variable in _collect_parameters(arg):
                found[variable] = None
        elif hasattr(arg, "__typing_subst__"):
            found[arg] = None
        else:
            for variable in getattr(arg, "__parameters__", ()):
                found[variable] = None
    return tuple(found)


def _check_generic(cls, parameters, count):
    if not count:
        raise TypeError(f"{cls} is not a generic class")
    given = len(parameters)
    if given != count:
        raise TypeError(f"Too {'many' if given > count else 'few'} arguments for {cls}; actual {given}, "
                        f"expected {count}")


def _unpack_args(args):
    """The arguments, with each unpacked tuple replaced by its items."""
    flat = []
    for arg in args:
        inner = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inner is not None and not (inner and inner[-1] is ...):
            flat.extend(inner)
        else:
            flat.append(arg)
    return flat


def _without_duplicates(items):
    unique = []
    for item in items:
        if item not in unique:
            unique.append(item)
    return unique


def _cached(function):
    """Remembers results by arguments where these can be hashed; types keep apart what is equal, as 1 and True."""
    from functools import lru_cache, wraps
    remembering = lru_cache(typed=True)(function)
    _cleanups.append(remembering.cache_clear)

    @wraps(function)
    def call(*args, **kwds):
        try:
            return remembering(*args, **kwds)
        except TypeError:
            # What cannot be hashed, or a mistake, which is then raised again.
            return function(*args, **kwds)

    return call


_cleanups = []


# Special forms.


# A name with a meaning of its own: Union, Optional, ClassVar, … `getitem` makes what the brackets give.
class _SpecialForm:
    __iter__ = None


    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __init_subclass__(cls, /, *args, **kwds):
        if cls.__module__ != __name__:
            raise TypeError("Cannot subclass special typing classes")

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    @_cached
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _LiteralForm(_SpecialForm):
    def __getitem__(self, parameters):
        return self._of(*parameters if isinstance(parameters, tuple) else (parameters,))

    @_cached
    def _of(self, *parameters):
        return self._getitem(self, *parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Fits every type, and every type fits it."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls, *args, **kwargs)


def _without_brackets(name, doc):
    def getitem(self, parameters):
        raise TypeError(f"{self} is not subscriptable")

    getitem.__name__, getitem.__doc__ = name, doc
    return _SpecialForm(getitem)


NoReturn = _without_brackets("NoReturn", "The result of a function that never returns.")
Never = _without_brackets("Never", "The type that nothing has.")
Self = _without_brackets("Self", "The class that a method is called on.")
LiteralString = _without_brackets("LiteralString", "A text that stands in the program.")
TypeAlias = _without_brackets("TypeAlias", "Says that an assignment names a type.")


def _of_one_type(name, doc, message="{} accepts only single type.", **options):
    def getitem(self, parameters):
        item = _type_check(parameters, message.format(self), **options)
        return _GenericAlias(self, (item,))

    getitem.__name__, getitem.__doc__ = name, doc
    return _SpecialForm(getitem)


ClassVar = _of_one_type("ClassVar", "Marks a variable of the class.")
Final = _of_one_type("Final", "Marks a name that is not assigned again.")
TypeGuard = _of_one_type("TypeGuard", "The result of a function that narrows a type.")
Required = _of_one_type("Required", "Marks a key that a TypedDict must have.",
                        "{} accepts only a single type.", allow_special_forms=True)
NotRequired = _of_one_type("NotRequired", "Marks a key that a TypedDict may lack.",
                           "{} accepts only a single type.", allow_special_forms=True)


@_SpecialForm
def Union(self, parameters):
    """Union[X, Y] is X or Y."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for parameter in parameters:
        parameter = _type_check(parameter, "Union[arg, ...]: each arg must be a type.")
        if isinstance(parameter, (_UnionGenericAlias, UnionType)):
            flat.extend(parameter.__args__)
        else:
            flat.append(parameter)
    flat = _without_duplicates(flat)
    if len(flat) == 1:
        return flat[0]
    if len(flat) == 2 and NoneType in flat:
        return _UnionGenericAlias(self, tuple(flat), name="Optional")
    return _UnionGenericAlias(self, tuple(flat))


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] is Union[X, None]."""
    return Union[_type_check(parameters, f"{self} requires a single type."), type(None)]


@_LiteralForm
def Literal(self, *parameters):
    """One of the given values."""
    flat = []
    for parameter in parameters:
        if isinstance(parameter, _LiteralGenericAlias):
            flat.extend(parameter.__args__)
        else:
            flat.append(parameter)
    try:
        flat = [value for value, _ in dict.fromkeys([(value, type(value)) for value in flat])]
    except TypeError:
        pass
    return _LiteralGenericAlias(self, tuple(flat))


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters before those of a ParamSpec."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    return _ConcatenateGenericAlias(self, (*[_type_check(p, msg) for p in parameters[:-1]], parameters[-1]))


@_SpecialForm
def Unpack(self, parameters):
    """Unpack[Ts] is *Ts."""
    return _UnpackGenericAlias(origin=self, args=(_type_check(parameters, f"{self} accepts only single type."),))


class ForwardRef:
    """A type named by a text, to be looked up later."""

    __slots__ = ("__forward_arg__", "__forward_code__", "__forward_evaluated__", "__forward_value__",
                 "__forward_is_argument__", "__forward_is_class__", "__forward_module__")

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        try:
            # A leading star would not compile as an expression.
            code = compile(f"({arg},)[0]" if arg[0] == "*" else arg, "<string>", "eval")
        except (SyntaxError, IndexError):
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
        self.__forward_arg__, self.__forward_code__ = arg, code
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__, self.__forward_is_class__ = is_argument, is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns, recursive_guard):
        if self.__forward_arg__ in recursive_guard:
            return self
        if self.__forward_evaluated__ and localns is globalns:
            return self.__forward_value__
        if globalns is None and localns is None:
            globalns = localns = {}
        elif globalns is None:
            globalns = localns
        elif localns is None:
            localns = globalns
        if self.__forward_module__ is not None:
            globalns = getattr(sys.modules.get(self.__forward_module__, None), "__dict__", globalns)
        value = _type_check(eval(self.__forward_code__, globalns, localns),
                            "Forward references must evaluate to types.",
                            is_argument=self.__forward_is_argument__, allow_special_forms=self.__forward_is_class__)
        self.__forward_value__ = _eval_type(value, globalns, localns, recursive_guard | {self.__forward_arg__})
        self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return (self.__forward_arg__ == other.__forward_arg__
                    and self.__forward_value__ == other.__forward_value__)
        return (self.__forward_arg__ == other.__forward_arg__
                and self.__forward_module__ == other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


def _eval_type(t, globalns, localns, recursive_guard=frozenset()):
    """The type with every forward reference in it looked up."""
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, recursive_guard)
    if not isinstance(t, (_GenericAlias, GenericAlias, UnionType)):
        return t
    args = t.__args__
    if isinstance(t, GenericAlias):
        args = tuple([ForwardRef(arg) if isinstance(arg, str) else arg for arg in args])
        unpacked = getattr(t, "__unpacked__", False)
        if args != t.__args__:
            t = t.__origin__[args]
        if unpacked:
            t = Unpack[GenericAlias(t.__origin__, args)]
            args = t.__args__
    evaluated = tuple([_eval_type(arg, globalns, localns, recursive_guard) for arg in args])
    if evaluated == t.__args__:
        return t
    if isinstance(t, GenericAlias):
        return GenericAlias(t.__origin__, evaluated)
    if isinstance(t, UnionType):
        result = evaluated[0]
        for each in evaluated[1:]:
            result = result | each
        return result
    return t.copy_with(evaluated)


# Type variables.


class _Variable:
    """What TypeVar, ParamSpec and TypeVarTuple share."""

    def _adopt(self):
        """Belongs to the module that the variable is made in."""
        try:
            module = sys._getframe(2).f_globals.get("__name__", "__main__")
        except (AttributeError, ValueError):
            module = None
        if module != "typing":
            self.__module__ = module

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__name__

    def __init_subclass__(cls, /, *args, **kwds):
        if cls.__module__ != __name__:
            raise TypeError("Cannot subclass special typing classes")

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _BoundVariable(_Variable):
    """A variable with a bound and a variance."""

    def _init_bound(self, bound, covariant, contravariant):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        self.__covariant__, self.__contravariant__ = bool(covariant), bool(contravariant)
        self.__bound__ = _type_check(bound, "Bound must be a type.") if bound else None

    def __repr__(self):
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__


class TypeVar(_BoundVariable):
    """Stands for any type, for a subtype of the bound, or for one of the constraints."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self._init_bound(bound, covariant, contravariant)
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        msg = "TypeVar(name, constraint, ...): constraints must be types."
        self.__constraints__ = tuple([_type_check(constraint, msg) for constraint in constraints])
        self._adopt()

    def __typing_subst__(self, arg):
        arg = _type_check(arg, "Parameters to generic types must be types.", is_argument=True)
        if (isinstance(arg, _GenericAlias) and arg.__origin__ is Unpack
                or isinstance(arg, GenericAlias) and getattr(arg, "__unpacked__", False)):
            raise TypeError(f"{arg} is not valid as type argument")
        return arg


class TypeVarTuple(_Variable):
    """Stands for any number of types."""

    def __init__(self, name):
        self.__name__ = name
        self._adopt()

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __typing_prepare_subst__(self, alias, args):
        """Gathers the arguments that this variable stands for into one tuple."""
        params = alias.__parameters__
        index = params.index(self)
        if any(isinstance(param, TypeVarTuple) for param in params[index + 1:]):
            raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
        count = len(args)
        right = len(params) - index - 1
        left = index
        endless = []
        for n, arg in enumerate(args):
            inner = None if isinstance(arg, type) else getattr(arg, "__typing_unpacked_tuple_args__", None)
            if inner and len(inner) == 2 and inner[-1] is ...:
                endless.append((n, inner[0]))
        if len(endless) > 1:
            raise TypeError("More than one unpacked arbitrary-length tuple argument")
        if endless:
            # It reaches as far to both sides as it has to.
            (n, item), = endless
            left, right = min(left, n), min(right, count - n - 1)
            return (*args[:left], *([item] * (index - left)), tuple(args[left:count - right]),
                    *([item] * (len(params) - index - 1 - right)), *args[count - right:])
        if left + right > count:
            raise TypeError(f"Too few arguments for {alias}; actual {count}, expected at least {len(params) - 1}")
        return (*args[:left], tuple(args[left:count - right]), *args[count - right:])


class _ParamSpecPart:
    """P.args or P.kwargs."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._name}"

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return self.__origin__ == other.__origin__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class ParamSpecArgs(_ParamSpecPart):
    _name = "args"


class ParamSpecKwargs(_ParamSpecPart):
    _name = "kwargs"


class ParamSpec(_BoundVariable):
    """Stands for the parameters of a function."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self._init_bound(bound, covariant, contravariant)
        self._adopt()

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple([_type_check(each, "Expected a type.") for each in arg])
        if not (arg is ... or isinstance(arg, (ParamSpec, _ConcatenateGenericAlias))):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")
        return arg

    def __typing_prepare_subst__(self, alias, args):
        params = alias.__parameters__
        index = params.index(self)
        if index >= len(args):
            raise TypeError(f"Too few arguments for {alias}")
        # With no other variable the brackets of the list may be left out.
        if len(params) == 1 and not (args and _is_parameter_list(args[0])):
            return (args,)
        if isinstance(args[index], list):
            args = (*args[:index], tuple(args[index]), *args[index + 1:])
        return args


def _is_parameter_list(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


# Generic aliases.


def _is_dunder(name):
    return name.startswith("__") and name.endswith("__")


class _BaseGenericAlias:
    """A class with brackets, or one that takes them, under a name of this module."""

    def __init_subclass__(cls, /, *args, **kwds):
        if cls.__module__ != __name__:
            raise TypeError("Cannot subclass special typing classes")

    def __init__(self, origin, *, inst=True, name=None):
        self._inst, self._name = inst, name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except AttributeError:
            pass
        return result

    def __mro_entries__(self, bases):
        entries = []
        if self.__origin__ not in bases:
            entries.append(self.__origin__)
        following = bases[bases.index(self) + 1:]
        if not any(isinstance(base, _BaseGenericAlias) or isinstance(base, type) and issubclass(base, Generic)
                   for base in following):
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        if _is_dunder(attr) or attr in ("_name", "_inst", "_nparams", "_paramspec_tvars", "_typevar_types"):
            super().__setattr__(attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        return list(set(object.__dir__(self)) | {name for name in dir(self.__origin__) if not _is_dunder(name)})

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _GenericAlias(_BaseGenericAlias):
    """A class or special form with arguments: List[int], Union[int, str], User[T]."""

    def __init__(self, origin, args, *, inst=True, name=None, _paramspec_tvars=False):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = tuple([... if arg is _TypingEllipsis else arg for arg in args])
        self.__parameters__ = _collect_parameters(args)
        self._paramspec_tvars = _paramspec_tvars
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    @_cached
    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple([_type_convert(arg) for arg in _unpack_args(args)])
        return self.copy_with(self._with_variables_replaced(args))

    def _with_variables_replaced(self, args):
        params = self.__parameters__
        for param in params:
            prepare = getattr(param, "__typing_prepare_subst__", None)
            if prepare is not None:
                args = prepare(self, args)
        given = len(args)
        if given != len(params):
            raise TypeError(f"Too {'many' if given > len(params) else 'few'} arguments for {self}; actual {given}, "
                            f"expected {len(params)}")
        return tuple(self._substituted(self.__args__, dict(zip(params, args))))

    def _substituted(self, args, replacement):
        result = []
        for old in args:
            if isinstance(old, type):
                result.append(old)
                continue
            subst = getattr(old, "__typing_subst__", None)
            if subst is not None:
                new = subst(replacement[old])
            else:
                inner = getattr(old, "__parameters__", ())
                if not inner:
                    new = old
                else:
                    new_args = []
                    for param in inner:
                        value = replacement[param]
                        if isinstance(param, TypeVarTuple):
                            new_args.extend(value)
                        else:
                            new_args.append(value)
                    new = old[tuple(new_args)]
            if self.__origin__ is _abcs.Callable and isinstance(new, tuple):
                # Callable's arguments lie flat.
                result.extend(new)
            elif _is_unpacked_variable(old):
                result.extend(new)
            elif isinstance(old, tuple):
                result.append(tuple(self._substituted(old, replacement)))
            else:
                result.append(new)
        return result

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst,
                              _paramspec_tvars=self._paramspec_tvars)

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        return f"{name}[{', '.join(map(_type_repr, self.__args__)) or '()'}]"

    def __reduce__(self):
        origin = globals()[self._name] if self._name else self.__origin__
        args = tuple(self.__args__)
        if len(args) == 1 and not isinstance(args[0], tuple):
            args, = args
        from operator import getitem
        return getitem, (origin, args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            index = bases.index(self)
            if any(isinstance(base, _BaseGenericAlias) and base is not self for base in bases[index + 1:]):
                return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


class _TypingEllipsis:
    """Stands for ... where that would mean something else."""


def _is_unpacked_variable(arg):
    return isinstance(arg, _UnpackGenericAlias) and isinstance(arg.__args__[0], TypeVarTuple)


class _SpecialGenericAlias(_BaseGenericAlias):
    """A standard class under its name in this module, not yet with arguments: List, Mapping, …"""

    __iter__ = None

    def __init__(self, origin, nparams, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        if origin.__module__ == "builtins":
            self.__doc__ = f"A generic version of {origin.__qualname__}."
        else:
            self.__doc__ = f"A generic version of {origin.__module__}.{origin.__qualname__}."

    @_cached
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        msg = "Parameters to generic types must be types."
        params = tuple([_type_check(param, msg) for param in params])
        _check_generic(self, params, self._nparams)
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return "typing." + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name


class _CallableGenericAlias(_GenericAlias):
    __iter__ = None

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_parameter_list(args[0]):
            return super().__repr__()
        return f"typing.Callable[[{', '.join([_type_repr(arg) for arg in args[:-1]])}], {_type_repr(args[-1])}]"

    def __reduce__(self):
        args = self.__args__
        if not (len(args) == 2 and _is_parameter_list(args[0])):
            args = list(args[:-1]), args[-1]
        from operator import getitem
        return getitem, (Callable, args)


class _CallableType(_SpecialGenericAlias):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst, _paramspec_tvars=True)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        return self._of(tuple(args) if isinstance(args, list) else args, result)

    @_cached
    def _of(self, args, result):
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if args is ...:
            return self.copy_with((_TypingEllipsis, result))
        if not isinstance(args, tuple):
            args = (args,)
        return self.copy_with((*[_type_convert(arg) for arg in args], result))


class _TupleType(_SpecialGenericAlias):
    @_cached
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            msg = "Tuple[t, ...]: t must be a type."
            return self.copy_with((*[_type_check(param, msg) for param in params[:-1]], _TypingEllipsis))
        msg = "Tuple[t0, t1, ...]: each t must be a type."
        return self.copy_with(tuple([_type_check(param, msg) for param in params]))


class _UnionGenericAlias(_GenericAlias):
    __iter__ = None

    def copy_with(self, params):
        return Union[params]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and NoneType in args:
            return f"typing.Optional[{_type_repr(args[1] if args[0] is NoneType else args[0])}]"
        return super().__repr__()

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)

    def __reduce__(self):
        function, (_, args) = super().__reduce__()
        return function, (Union, args)


class _LiteralGenericAlias(_GenericAlias):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return self._typed() == other._typed()

    def __hash__(self):
        return hash(frozenset(self._typed()))

    def _typed(self):
        return {(value, type(value)) for value in self.__args__}


class _ConcatenateGenericAlias(_GenericAlias):
    def copy_with(self, params):
        if isinstance(params[-1], (list, tuple)):
            return (*params[:-1], *params[-1])
        if isinstance(params[-1], _ConcatenateGenericAlias):
            params = (*params[:-1], *params[-1].__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias):
    def __repr__(self):
        return "*" + repr(self.__args__[0])

    def __getitem__(self, args):
        if _is_unpacked_variable(self):
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        arg, = self.__args__
        if isinstance(arg, (_GenericAlias, GenericAlias)) and arg.__origin__ is tuple:
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_GenericAlias):
    """A type with metadata."""

    __iter__ = None

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin)
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return (f"typing.Annotated[{_type_repr(self.__origin__)}, "
                f"{', '.join([repr(value) for value in self.__metadata__])}]")

    def __reduce__(self):
        from operator import getitem
        return getitem, (Annotated, (self.__origin__, *self.__metadata__))

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        return "Annotated" if attr in ("__name__", "__qualname__") else super().__getattr__(attr)


class Annotated:
    """Annotated[type, metadata, ...]: a type with anything else to be known about it."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError("Type Annotated cannot be instantiated.")

    @_cached
    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
        if _is_unpacked(params[0]):
            raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
        origin = _type_check(params[0], "Annotated[t, ...]: t must be a type.", allow_special_forms=True)
        return _AnnotatedAlias(origin, tuple(params[1:]))

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"Cannot subclass {cls.__module__}.Annotated")


def _is_unpacked(value):
    return isinstance(value, _UnpackGenericAlias) and _is_unpacked_variable(value)


# Generic and Protocol.


class Generic:
    """The base of classes with type variables: class Stack(Generic[T])."""

    __slots__ = ()
    _is_protocol = False

    @_cached
    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple([_type_convert(param) for param in params])
        if cls in (Generic, Protocol):
            if not params:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            if not all(isinstance(param, (TypeVar, ParamSpec)) or _is_unpacked(param) for param in params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter "
                                f"specification variables.")
            if len(set(params)) != len(params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        else:
            for param in cls.__parameters__:
                prepare = getattr(param, "__typing_prepare_subst__", None)
                if prepare is not None:
                    params = prepare(cls, params)
            _check_generic(cls, params, len(cls.__parameters__))
            substituted = []
            for param, value in zip(cls.__parameters__, params):
                if isinstance(param, TypeVarTuple):
                    substituted.extend(value)
                else:
                    substituted.append(param.__typing_subst__(value) if isinstance(param, ParamSpec) else value)
            params = tuple(substituted)
        return _GenericAlias(cls, params, _paramspec_tvars=True)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        original = cls.__dict__.get("__orig_bases__")
        if original is not None:
            error = Generic in original
        else:
            error = Generic in cls.__bases__ and cls.__name__ != "Protocol" and type(cls) is not _TypedDictMeta
        if error:
            raise TypeError("Cannot inherit from plain Generic")
        variables = ()
        if original is not None:
            variables = _collect_parameters(original)
            declared = None
            for base in original:
                if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                    if declared is not None:
                        raise TypeError("Cannot inherit from Generic[...] multiple types.")
                    declared = base.__parameters__
            if declared is not None:
                missing = [repr(variable) for variable in variables if variable not in declared]
                if missing:
                    raise TypeError(f"Some type variables ({', '.join(missing)}) are not listed in "
                                    f"Generic[{', '.join(map(str, declared))}]")
                variables = declared
        cls.__parameters__ = tuple(variables)


# What a protocol class has that is not part of the protocol.
_NOT_MEMBERS = frozenset((
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__",
    "__subclasshook__", "__weakref__", "__class_getitem__", "__parameters__", "__orig_bases__", "__orig_class__",
    "_is_protocol", "_is_runtime_protocol", "__match_args__", "__static_attributes__", "_abc_impl", "__qualname__",
    "_abc_registry", "_abc_cache",
))


def _get_protocol_attrs(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        for name in (*base.__dict__, *base.__dict__.get("__annotations__", {})):
            if not name.startswith("_abc_") and name not in _NOT_MEMBERS:
                names.add(name)
    return names


def _only_methods(cls):
    return all(callable(getattr(cls, name, None)) for name in _get_protocol_attrs(cls))


def _no_init_or_replace_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    # A class that implements the protocol explicitly goes on to the next __init__ of its bases.
    if cls.__init__ is not _no_init_or_replace_init:
        return
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


def _asked_by_machinery(depth=2):
    """Whether abc or functools asks, whose questions must be answered rather than refused."""
    try:
        return sys._getframe(depth).f_globals["__name__"] in ("abc", "functools", None)
    except (AttributeError, ValueError):
        return False


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if (getattr(cls, "_is_protocol", False) and not getattr(cls, "_is_runtime_protocol", False)
                and not _asked_by_machinery()):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if (not getattr(cls, "_is_protocol", False) or _only_methods(cls)) and issubclass(instance.__class__, cls):
            return True
        if cls._is_protocol:
            if all(hasattr(instance, name)
                   and (not callable(getattr(cls, name, None)) or getattr(instance, name) is not None)
                   for name in _get_protocol_attrs(cls)):
                return True
        return super().__instancecheck__(instance)


def _protocol_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    if not getattr(cls, "_is_runtime_protocol", False):
        if _asked_by_machinery(4):
            return NotImplemented
        raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
    if not _only_methods(cls):
        if _asked_by_machinery(4):
            return NotImplemented
        raise TypeError("Protocols with non-method members don't support issubclass()")
    if not isinstance(other, type):
        raise TypeError("issubclass() arg 1 must be a class")
    for name in _get_protocol_attrs(cls):
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            annotations = getattr(base, "__annotations__", {})
            if (isinstance(annotations, _abcs.Mapping) and name in annotations and issubclass(other, Generic)
                    and other._is_protocol):
                break
        else:
            return NotImplemented
    return True


# Classes that are no protocols but may be bases of one.
_ALLOWED_BASES = {
    "collections.abc": ["Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "Hashable", "Sized",
                        "Container", "Collection", "Reversible"],
    "contextlib": ["AbstractContextManager", "AbstractAsyncContextManager"],
}


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of protocols: classes that say which methods and attributes others must have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = _hook_of(cls)
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if not (base in (object, Generic) or base.__name__ in _ALLOWED_BASES.get(base.__module__, ())
                    or issubclass(base, Generic) and base._is_protocol):
                raise TypeError("Protocols can only inherit from other protocols, got %r" % base)
        if cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


def _hook_of(cls):
    return lambda other: _protocol_hook(cls, other)


def runtime_checkable(cls):
    """A class decorator: lets isinstance() and issubclass() ask whether something fits a protocol."""
    if not issubclass(cls, Generic) or not cls._is_protocol:
        raise TypeError("@runtime_checkable can be only applied to protocol classes, got %r" % cls)
    cls._is_runtime_protocol = True
    return cls


# Functions.


def cast(typ, val):
    """Gives the value; says that it has the type."""
    return val


def assert_type(val, typ, /):
    """Gives the value; asks a type checker whether it has the type."""
    return val


def assert_never(arg, /):
    """Says that this place is not reached."""
    shown = repr(arg)
    if len(shown) > 100:
        shown = shown[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {shown}")


def reveal_type(obj, /):
    """Gives the value, and prints its type on standard error."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def final(f):
    """Says that a method is not to be overridden, a class not to be derived from."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    """Says that the annotations of a function or class are not types."""
    if isinstance(arg, type):
        for value in arg.__dict__.values():
            if isinstance(value, (classmethod, staticmethod)):
                value = value.__func__
            if (not isinstance(value, (FunctionType, type)) or value.__module__ != arg.__module__
                    or value.__qualname__ != f"{arg.__qualname__}.{value.__name__}"):
                continue
            if isinstance(value, FunctionType):
                value.__no_type_check__ = True
            else:
                no_type_check(value)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Makes a decorator apply no_type_check() to what it gives."""
    from functools import wraps

    @wraps(decorator)
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs):
    """Says that a decorator, class or metaclass works as dataclasses.dataclass does."""

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "field_specifiers": field_specifiers, "kwargs": kwargs,
        }
        return cls_or_fn

    return decorator


_overloads = {}


def _overload_dummy(*args, **kwds):
    """Helper for @overload to raise when called."""
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions "
                              "outside a stub module should always be followed by an implementation that is not "
                              "@overload-ed.")


def overload(func):
    """Declares one signature of a function whose implementation follows."""
    function = getattr(func, "__func__", func)
    try:
        _overloads.setdefault((function.__module__, function.__qualname__), {})[
            function.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """The declarations that were made for a function."""
    function = getattr(func, "__func__", func)
    return list(_overloads.get((function.__module__, function.__qualname__), {}).values())


def clear_overloads():
    """Forgets all declarations."""
    _overloads.clear()


_TYPES_WITHOUT_HINTS = (FunctionType, BuiltinFunctionType, MethodType, ModuleType, WrapperDescriptorType,
                        MethodWrapperType, MethodDescriptorType)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a function, class or module, with texts looked up; metadata is taken away by default."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            scope = getattr(sys.modules.get(base.__module__, None), "__dict__", {}) if globalns is None else globalns
            own = base.__dict__.get("__annotations__", {})
            if type(own) is type(type.__dict__["__dict__"]):
                own = {}
            local = dict(vars(base)) if localns is None else localns
            if localns is None and globalns is None:
                scope, local = local, scope
            for name, value in own.items():
                if value is None:
                    value = NoneType
                if isinstance(value, str):
                    value = ForwardRef(value, is_argument=False, is_class=True)
                hints[name] = _eval_type(value, scope, local)
        return hints if include_extras else {name: _strip_annotations(value) for name, value in hints.items()}
    if globalns is None:
        if isinstance(obj, ModuleType):
            globalns = obj.__dict__
        else:
            function = obj
            while hasattr(function, "__wrapped__"):
                function = function.__wrapped__
            globalns = getattr(function, "__globals__", {})
        if localns is None:
            localns = globalns
    elif localns is None:
        localns = globalns
    own = getattr(obj, "__annotations__", None)
    if own is None:
        if isinstance(obj, _TYPES_WITHOUT_HINTS):
            return {}
        raise TypeError("{!r} is not a module, class, method, or function.".format(obj))
    hints = {}
    for name, value in own.items():
        if value is None:
            value = NoneType
        if isinstance(value, str):
            value = ForwardRef(value, is_argument=not isinstance(obj, ModuleType), is_class=False)
        hints[name] = _eval_type(value, globalns, localns)
    return hints if include_extras else {name: _strip_annotations(value) for name, value in hints.items()}


def _strip_annotations(t):
    """The type without metadata, Required and NotRequired."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if hasattr(t, "__origin__") and t.__origin__ in (Required, NotRequired):
        return _strip_annotations(t.__args__[0])
    if not isinstance(t, (_GenericAlias, GenericAlias, UnionType)):
        return t
    args = tuple([_strip_annotations(arg) for arg in t.__args__])
    if args == t.__args__:
        return t
    if isinstance(t, GenericAlias):
        return GenericAlias(t.__origin__, args)
    if isinstance(t, UnionType):
        return Union[args]
    return t.copy_with(args)


def get_origin(tp):
    """What stands before the brackets, None for what has none."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, UnionType):
        return UnionType
    return None


def get_args(tp):
    """What stands in the brackets, () for what has none."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if tp.__origin__ is _abcs.Callable and not (len(args) == 2 and _is_parameter_list(args[0])):
            args = list(args[:-1]), args[-1]
        return args
    return tp.__args__ if isinstance(tp, UnionType) else ()


def is_typeddict(tp):
    """Whether this is a class made by TypedDict."""
    return isinstance(tp, _TypedDictMeta)


# Classes made by calls and class statements.


class NewType:
    """A type of its own for a checker, the same objects at run time."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        try:
            module = sys._getframe(1).f_globals.get("__name__", "__main__")
        except (AttributeError, ValueError):
            module = None
        if module != "typing":
            self.__module__ = module

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
                                f"`{cls.__name__} = NewType({cls.__name__!r}, {name})`")

        return (Dummy,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def _caller(depth=1):
    try:
        return sys._getframe(depth + 1).f_globals.get("__name__", "__main__")
    except (AttributeError, ValueError):
        return None


def _make_nmtuple(name, types, module, defaults=()):
    from collections import namedtuple
    types = {field: _type_check(t, f"field {field} annotation must be a type") for field, t in types}
    made = namedtuple(name, list(types), defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


_NAMED_TUPLE_OWN = frozenset({"__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults",
                              "_field_types", "_make", "_replace", "_asdict", "_source"})


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        assert _NamedTuple in bases
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple([tuple if base is _NamedTuple else base for base in bases])
        types = ns.get("__annotations__", {})
        defaulted = []
        for name in types:
            if name in ns:
                defaulted.append(name)
            elif defaulted:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default "
                                f"field{'s' if len(defaulted) > 1 else ''} {', '.join(defaulted)}")
        made = _make_nmtuple(typename, types.items(), ns["__module__"], [ns[name] for name in defaulted])
        made.__bases__ = bases
        if Generic in bases:
            made.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
        for name in ns:
            if name in _NAMED_TUPLE_OWN:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + name)
            if name not in ("__module__", "__qualname__", "__annotations__", "__classcell__") and name not in types:
                setattr(made, name, ns[name])
        if "__qualname__" in ns:
            made.__qualname__ = ns["__qualname__"]
        if Generic in bases:
            made.__init_subclass__()
        return made


def NamedTuple(typename, fields=None, /, **kwargs):
    """A named tuple with typed fields: as the base of a class, or called with a name and (field, type) pairs."""
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    return _make_nmtuple(typename, fields, _caller())


_NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})


def _namedtuple_mro_entries(bases):
    assert NamedTuple in bases
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        annotations, required, optional = {}, set(), set()
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {key: _type_check(value, msg, module=made.__module__)
               for key, value in ns.get("__annotations__", {}).items()}
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required.update(base.__dict__.get("__required_keys__", ()))
            optional.update(base.__dict__.get("__optional_keys__", ()))
        annotations.update(own)
        for key, value in own.items():
            origin = get_origin(value)
            if origin is Annotated:
                value = get_args(value)[0]
                origin = get_origin(value)
            is_required = origin is Required or origin is not NotRequired and total
            (required if is_required else optional).add(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        if not hasattr(made, "__total__"):
            made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """A dict with known keys: as the base of a class, or called with a name and a dict of types."""
    if fields is None:
        fields = kwargs
    elif kwargs:
        raise TypeError("TypedDict takes either a dict or keyword arguments, but not both")
    if kwargs:
        import warnings
        warnings.warn("The kwargs-based syntax for TypedDict definitions is deprecated in Python 3.11, will be removed "
                      "in Python 3.13, and may not be understood by third-party type checkers.", DeprecationWarning,
                      stacklevel=2)
    body = {"__annotations__": dict(fields)}
    module = _caller()
    if module is not None:
        body["__module__"] = module
    return _TypedDictMeta(typename, (), body, total=total)


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


# The names of standard classes.

T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
V_co = TypeVar("V_co", covariant=True)
VT_co = TypeVar("VT_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)
CT_co = TypeVar("CT_co", covariant=True, bound=type)
AnyStr = TypeVar("AnyStr", bytes, str)

Hashable = _SpecialGenericAlias(_abcs.Hashable, 0)
Awaitable = _SpecialGenericAlias(_abcs.Awaitable, 1)
Coroutine = _SpecialGenericAlias(_abcs.Coroutine, 3)
AsyncIterable = _SpecialGenericAlias(_abcs.AsyncIterable, 1)
AsyncIterator = _SpecialGenericAlias(_abcs.AsyncIterator, 1)
Iterable = _SpecialGenericAlias(_abcs.Iterable, 1)
Iterator = _SpecialGenericAlias(_abcs.Iterator, 1)
Reversible = _SpecialGenericAlias(_abcs.Reversible, 1)
Sized = _SpecialGenericAlias(_abcs.Sized, 0)
Container = _SpecialGenericAlias(_abcs.Container, 1)
Collection = _SpecialGenericAlias(_abcs.Collection, 1)
Callable = _CallableType(_abcs.Callable, 2)
AbstractSet = _SpecialGenericAlias(_abcs.Set, 1, name="AbstractSet")
MutableSet = _SpecialGenericAlias(_abcs.MutableSet, 1)
Mapping = _SpecialGenericAlias(_abcs.Mapping, 2)
MutableMapping = _SpecialGenericAlias(_abcs.MutableMapping, 2)
Sequence = _SpecialGenericAlias(_abcs.Sequence, 1)
MutableSequence = _SpecialGenericAlias(_abcs.MutableSequence, 1)
ByteString = _SpecialGenericAlias(_abcs.ByteString, 0)
MappingView = _SpecialGenericAlias(_abcs.MappingView, 1)
KeysView = _SpecialGenericAlias(_abcs.KeysView, 1)
ItemsView = _SpecialGenericAlias(_abcs.ItemsView, 2)
ValuesView = _SpecialGenericAlias(_abcs.ValuesView, 1)
Generator = _SpecialGenericAlias(_abcs.Generator, 3)
AsyncGenerator = _SpecialGenericAlias(_abcs.AsyncGenerator, 2)
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
List = _SpecialGenericAlias(list, 1, inst=False, name="List")
Deque = _SpecialGenericAlias(deque, 1, name="Deque")
Set = _SpecialGenericAlias(set, 1, inst=False, name="Set")
FrozenSet = _SpecialGenericAlias(frozenset, 1, inst=False, name="FrozenSet")
Dict = _SpecialGenericAlias(dict, 2, inst=False, name="Dict")
DefaultDict = _SpecialGenericAlias(defaultdict, 2, name="DefaultDict")
Type = _SpecialGenericAlias(type, 1, inst=False, name="Type")
Text = str


def __getattr__(name):
    """The names of classes whose modules are loaded only when asked for."""
    if name in ("OrderedDict", "Counter", "ChainMap"):
        import collections
        value = _SpecialGenericAlias(getattr(collections, name), 1 if name == "Counter" else 2)
    elif name in ("ContextManager", "AsyncContextManager"):
        import contextlib
        value = _SpecialGenericAlias(getattr(contextlib, "Abstract" + name), 1, name=name)
    elif name in ("Pattern", "Match"):
        import re
        value = _SpecialGenericAlias(getattr(re, name), 1)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


@runtime_checkable
class SupportsInt(Protocol):
    """An ABC with one abstract method __int__."""

    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    """An ABC with one abstract method __float__."""

    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    """An ABC with one abstract method __complex__."""

    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    """An ABC with one abstract method __bytes__."""

    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    """An ABC with one abstract method __index__."""

    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs(Protocol[T_co]):
    """An ABC with one abstract method __abs__ that is covariant in its return type."""

    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T_co:
        pass


@runtime_checkable
class SupportsRound(Protocol[T_co]):
    """An ABC with one abstract method __round__ that is covariant in its return type."""

    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T_co:
        pass


class IO(Generic[AnyStr]):
    """The type of what open() gives."""

    __slots__ = ()

    def __iter__(self):
        return self


def _unimplemented(name):
    def method(self, *args):
        pass

    method.__name__, method.__qualname__, method.__module__ = name, f"IO.{name}", "typing"
    return abstractmethod(method)


for _name in ("close fileno flush isatty read readable readline readlines seek seekable tell truncate writable write "
              "writelines __enter__ __exit__").split():
    setattr(IO, _name, _unimplemented(_name))
for _name in ("mode", "name", "closed"):
    setattr(IO, _name, property(_unimplemented(_name)))
del _name


class BinaryIO(IO[bytes]):
    """The type of a file opened for bytes."""

    __slots__ = ()

    @abstractmethod
    def __enter__(self) -> "BinaryIO":
        pass


class TextIO(IO[str]):
    """The type of a file opened for text."""

    __slots__ = ()

    @abstractmethod
    def __enter__(self) -> "TextIO":
        pass
