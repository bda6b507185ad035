"""Functions about functions: `partial`, `reduce`, `lru_cache`, `cache`, `cached_property`, `wraps`, `total_ordering`,
`singledispatch`, `cmp_to_key` and their kin.

Offers all of CPython 3.11's `functools`. Left out: locks, since one thread runs at a time.
"""

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache",
           "cmp_to_key", "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod",
           "cached_property"]

from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce

GenericAlias = type(list[int])

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes the wrapper look like what it wraps; gives the wrapper."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that makes the decorated function look like what it wraps."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


_missing = object()


def _unwrap_partial(func):
    """What is under any number of partials."""
    while isinstance(func, partial):
        func = func.func
    return func


class partialmethod:
    """A method with some arguments given already: to be put into a class body."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func), *map(repr, self.args), *(f"{k}={v!r}" for k, v in self.keywords.items())]
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def __get__(self, obj, cls=None):
        getter = getattr(self.func, "__get__", None)
        if getter is not None:
            bound = getter(obj, cls)
            if bound is not self.func:
                made = partial(bound, *self.args, **self.keywords)
                try:
                    made.__self__ = bound.__self__
                except AttributeError:
                    pass
                return made
        return self._method().__get__(obj, cls)

    def _method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(GenericAlias)


# How each comparison follows from the one that a class defines, in words, which also are its documentation.
_SYMBOLS = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
_OPPOSITES = {"__lt__": "__ge__", "__le__": "__gt__", "__gt__": "__le__", "__ge__": "__lt__"}
_MIRRORS = {"__lt__": "__gt__", "__le__": "__ge__", "__gt__": "__lt__", "__ge__": "__le__"}


def _derived(root, name):
    """The comparison `name` for a class that defines `root`."""
    known = f"a {_SYMBOLS[root]} b"
    strict = root in ("__lt__", "__gt__")
    if name == _OPPOSITES[root]:
        rule = f"(not {known})"

        def derive(self, other, result):
            return not result
    else:
        mirrored = name == _MIRRORS[root]
        # Whether equality is to be let in (a <= b from a < b, a >= b from not a <= b) or to be kept out.
        inclusive = mirrored != strict
        rule = f"({'not ' if mirrored else ''}{known}) {'or (a == b)' if inclusive else 'and (a != b)'}"

        def derive(self, other, result):
            if mirrored:
                result = not result
            return result or self == other if inclusive else result and self != other

    def method(self, other):
        result = getattr(type(self), root)(self, other)
        return result if result is NotImplemented else derive(self, other, result)

    method.__name__ = name
    method.__doc__ = f"Return a {_SYMBOLS[name]} b.  Computed by @total_ordering from {rule}."
    return method


def total_ordering(cls):
    """Adds the comparisons that are missing to a class that has one of them."""
    own = [name for name in _SYMBOLS if getattr(cls, name, None) is not getattr(object, name, None)]
    if not own:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name in _SYMBOLS:
        if name not in own:
            method = _derived(own[0], name)
            method.__module__ = cls.__module__
            method.__qualname__ = f"{cls.__qualname__}.{name}"
            setattr(cls, name, method)
    return cls


def lru_cache(maxsize=128, typed=False):
    """A decorator that keeps the results of the last `maxsize` calls, or of all calls if that is None."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
        return _cached(function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, maxsize, typed)


def cache(user_function, /):
    """Keeps the results of all calls."""
    return lru_cache(maxsize=None)(user_function)


def _cached(function, maxsize, typed):
    wrapper = update_wrapper(_lru_cache_wrapper(function, maxsize, typed, _cache_info), function)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return wrapper


def _cache_info(hits, misses, maxsize, currsize):
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple
        _CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])
    return _CacheInfo(hits, misses, maxsize, currsize)


_CacheInfo = None


def singledispatch(func):
    """Makes a function generic: which implementation runs depends on the type of the first argument."""
    implementations = {}
    chosen = {}
    token = None

    def dispatch(cls):
        """The implementation for a class."""
        nonlocal token
        if token is not None:
            from abc import get_cache_token
            current = get_cache_token()
            if current != token:
                chosen.clear()
                token = current
        try:
            return chosen[cls]
        except (KeyError, TypeError):
            pass
        found = implementations.get(cls)
        if found is None:
            found = _find_implementation(cls, implementations)
        chosen[cls] = found
        return found

    def is_dispatchable(cls):
        if isinstance(cls, type) and not isinstance(cls, GenericAlias):
            return True
        return _is_union(cls) and all(isinstance(arg, type) for arg in cls.__args__)

    def register(cls, func=None):
        """Adds an implementation for a class, a union of classes, or as the annotation of the first parameter says."""
        nonlocal token
        if is_dispatchable(cls):
            if func is None:
                return lambda function: register(cls, function)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            if not getattr(cls, "__annotations__", {}):
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` "
                                f"or plain `@register` on an annotated function.")
            func = cls
            from typing import get_type_hints
            parameter, cls = next(iter(get_type_hints(func).items()))
            if not is_dispatchable(cls):
                if _is_union(cls):
                    raise TypeError(f"Invalid annotation for {parameter!r}. {cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {parameter!r}. {cls!r} is not a class.")
        for each in cls.__args__ if _is_union(cls) else (cls,):
            implementations[each] = func
            if token is None and hasattr(each, "__abstractmethods__"):
                from abc import get_cache_token
                token = get_cache_token()
        chosen.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    implementations[object] = func
    from types import MappingProxyType
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(implementations)
    wrapper._clear_cache = chosen.clear
    update_wrapper(wrapper, func)
    return wrapper


def _is_union(cls):
    if isinstance(cls, type(int | str)):
        return True
    return getattr(type(cls), "__module__", None) == "typing" and type(cls).__name__ == "_UnionGenericAlias"


def _find_implementation(cls, implementations):
    """The implementation for a class that has none of its own: of the class that its order of resolution, with the
    abstract base classes put where they belong, names first."""
    order = _resolution_order(cls, implementations)
    found = None
    for candidate in order:
        if found is not None:
            # Two unrelated abstract classes, neither a real base, fit equally well.
            if (candidate in implementations and candidate not in cls.__mro__ and found not in cls.__mro__
                    and not issubclass(found, candidate)):
                raise RuntimeError(f"Ambiguous dispatch: {found} or {candidate}")
            break
        if candidate in implementations:
            found = candidate
    return implementations.get(found)


def _merge(orders):
    """The C3 merge of several orders."""
    result = []
    while True:
        orders = [order for order in orders if order]
        if not orders:
            return result
        for order in orders:
            head = order[0]
            if not any(head in other[1:] for other in orders):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        result.append(head)
        for order in orders:
            if order[0] is head:
                del order[0]


def _linearised(cls, abcs):
    """The class's method resolution order, were the given abstract classes among its bases where they first apply."""
    bases = list(cls.__bases__)
    split = 0
    for index in range(len(bases), 0, -1):
        if hasattr(bases[index - 1], "__abstractmethods__"):
            split = index
            break
    explicit, rest = bases[:split], bases[split:]
    inserted = []
    for base in abcs:
        if issubclass(cls, base) and not any(issubclass(b, base) for b in cls.__bases__):
            inserted.append(base)
    abcs = [base for base in abcs if base not in inserted]
    parents = explicit + inserted + rest
    return _merge([[cls], *(_linearised(base, abcs) for base in parents), explicit, inserted, rest])


def _resolution_order(cls, types):
    real = set(cls.__mro__)

    def applies(kind):
        return (kind not in real and hasattr(kind, "__mro__") and not isinstance(kind, GenericAlias)
                and issubclass(cls, kind))

    types = [kind for kind in types if applies(kind)]
    # An abstract class that another of them derives from says nothing of its own.
    types = [kind for kind in types if not any(kind is not other and kind in other.__mro__ for other in types)]
    wanted = set(types)
    order = []
    for kind in types:
        found = []
        for sub in kind.__subclasses__():
            if sub not in real and issubclass(cls, sub):
                found.append([base for base in sub.__mro__ if base in wanted])
        if not found:
            order.append(kind)
            continue
        found.sort(key=len, reverse=True)
        for bases in found:
            for base in bases:
                if base not in order:
                    order.append(base)
    return _linearised(cls, order)


class singledispatchmethod:
    """As singledispatch, for methods: the type of the first argument after self or cls decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            method = self.dispatcher.dispatch(args[0].__class__)
            return method.__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


class cached_property:
    """A property whose value is computed once and then stored in the instance under the same name."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            attributes = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {name!r} "
                            f"property.") from None
        value = attributes.get(name, _missing)
        if value is _missing:
            value = self.func(instance)
            try:
                attributes[name] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support "
                                f"item assignment for caching {name!r} property.") from None
        return value

    __class_getitem__ = classmethod(GenericAlias)
