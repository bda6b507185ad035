"""Shallow and deep copies: `copy`, `deepcopy`, `Error`. Offers all of CPython 3.11's `copy`; leaves nothing out."""

from copyreg import dispatch_table

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error


# Kinds whose objects are their own copies, shallow and deep; a deep copy of a tuple or frozenset may differ.
_atomic = {
    type(None), int, float, bool, complex, str, bytes, type, range, property,
    type(Ellipsis), type(NotImplemented), type(len), type(lambda: None), type((lambda: None).__code__),
}
_itself = _atomic | {tuple, frozenset, slice}
_duplicated = {list, dict, set, bytearray}


def _reduction(x, cls):
    """What takes x apart, by the protocols of pickle."""
    reducer = dispatch_table.get(cls)
    if reducer is not None:
        return reducer(x)
    reducer = getattr(x, "__reduce_ex__", None)
    if reducer is not None:
        return reducer(4)
    reducer = getattr(x, "__reduce__", None)
    if reducer is not None:
        return reducer()
    raise Error(f"un(deep)copyable object of type {cls}")


def copy(x):
    """A shallow copy."""
    cls = type(x)
    if cls in _itself:
        return x
    if cls in _duplicated:
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    if _is_weak(cls):
        return x
    try:
        parts = _reduction(x, cls)
    except Error:
        raise Error(f"un(shallow)copyable object of type {cls}") from None
    return x if isinstance(parts, str) else _rebuild(x, None, *parts)


def deepcopy(x, memo=None, _nil=[]):
    """A copy of x and of all that it holds; `memo` maps the ids of what was copied already to the copies."""
    cls = type(x)
    if cls in _atomic:
        return x
    key = id(x)
    if memo is None:
        memo = {}
    known = memo.get(key, _nil)
    if known is not _nil:
        return known
    copier = _deep.get(cls)
    if copier is not None:
        made = copier(x, memo)
    elif issubclass(cls, type):
        return x
    else:
        method = getattr(x, "__deepcopy__", None)
        if method is not None:
            made = method(memo)
        elif _is_weak(cls):
            return x
        else:
            parts = _reduction(x, cls)
            made = x if isinstance(parts, str) else _rebuild(x, memo, *parts)
    if made is not x:
        memo[key] = made
        _keep_alive(x, memo)
    return made


def _is_weak(cls):
    from _weakref import ref
    return cls is ref


def _keep_alive(x, memo):
    """The memo goes by id, so that what was copied must live as long as the memo does."""
    kept = memo.get(id(memo))
    if kept is None:
        memo[id(memo)] = [x]
    else:
        kept.append(x)


def _deep_list(x, memo):
    made = []
    memo[id(x)] = made
    append = made.append
    for item in x:
        append(deepcopy(item, memo))
    return made


def _deep_dict(x, memo):
    made = {}
    memo[id(x)] = made
    for key, value in x.items():
        made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made


def _deep_tuple(x, memo):
    made = [deepcopy(item, memo) for item in x]
    # A tuple that holds itself, through a list say, was copied meanwhile.
    if id(x) in memo:
        return memo[id(x)]
    for old, new in zip(x, made):
        if old is not new:
            return tuple(made)
    return x


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deep = {list: _deep_list, dict: _deep_dict, tuple: _deep_tuple, type(_deep_list.__get__(0)): _deep_method}


def _rebuild(x, memo, make, arguments, state=None, items=None, pairs=None):
    """An object from the parts that `__reduce_ex__` gave, which are copied first if there is a memo."""
    deep = memo is not None
    if deep and arguments:
        arguments = [deepcopy(argument, memo) for argument in arguments]
    made = make(*arguments)
    if deep:
        memo[id(x)] = made
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(made, "__setstate__"):
            made.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                made.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    setattr(made, name, value)
    if items is not None:
        for item in items:
            made.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            made[key] = value
    return made
