"""Proxies: objects that stand for another, to which they refer weakly. `_weakref` loads this when a proxy is asked for."""

import operator as _operator
from _weakref import ref as _ref

_get = object.__getattribute__


def _target(proxy):
    target = _get(proxy, "_ref")()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


def _bare(value):
    return _target(value) if isinstance(value, ProxyType) else value


class ProxyType:
    """A weak proxy."""

    __slots__ = ("_ref", "__weakref__")
    __hash__ = None

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        target = _target(self)
        return f"<weakproxy at {id(self):#x} to {type(target).__name__} at {id(target):#x}>"

    def __str__(self):
        return str(_target(self))

    def __bool__(self):
        return bool(_target(self))

    def __bytes__(self):
        return bytes(_target(self))

    def __reversed__(self):
        return reversed(_target(self))

    def __len__(self):
        return len(_target(self))

    def __contains__(self, item):
        return item in _target(self)

    def __getitem__(self, key):
        return _target(self)[key]

    def __setitem__(self, key, value):
        _target(self)[key] = value

    def __delitem__(self, key):
        del _target(self)[key]

    def __iter__(self):
        return iter(_target(self))

    def __next__(self):
        return next(_target(self))

    def __float__(self):
        return float(_target(self))

    def __int__(self):
        return int(_target(self))

    def __index__(self):
        return _operator.index(_target(self))

    def __divmod__(self, other):
        return divmod(_target(self), _bare(other))

    def __rdivmod__(self, other):
        return divmod(_bare(other), _target(self))

    def __pow__(self, other, modulus=None):
        return pow(_target(self), _bare(other), _bare(modulus))

    def __rpow__(self, other):
        return pow(_bare(other), _target(self))


class CallableProxyType(ProxyType):
    """A weak proxy of something that can be called."""

    __slots__ = ()

    def __call__(self, /, *args, **kwargs):
        return _target(self)(*args, **kwargs)


def _define():
    for name in ("neg", "pos", "abs", "invert"):
        operation = getattr(_operator, name)
        setattr(ProxyType, f"__{name}__", lambda self, operation=operation: operation(_target(self)))
    for name in ("eq", "ne", "lt", "le", "gt", "ge"):
        operation = getattr(_operator, name)
        setattr(ProxyType, f"__{name}__",
                lambda self, other, operation=operation: operation(_target(self), _bare(other)))
    for name in ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "lshift", "rshift", "and", "or", "xor"):
        operation = getattr(_operator, f"{name}_" if name in ("and", "or") else name)
        setattr(ProxyType, f"__{name}__",
                lambda self, other, operation=operation: operation(_target(self), _bare(other)))
        setattr(ProxyType, f"__r{name}__",
                lambda self, other, operation=operation: operation(_bare(other), _target(self)))
    for name in ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "lshift", "rshift", "and", "or", "xor",
                 "pow"):
        operation = getattr(_operator, f"i{name}")
        setattr(ProxyType, f"__i{name}__",
                lambda self, other, operation=operation: operation(_target(self), _bare(other)))


_define()
del _define


def proxy(object, callback=None, /):
    """A proxy that stands for the object for as long as that lives."""
    made = _object_new(CallableProxyType if callable(object) else ProxyType)
    told = None if callback is None else lambda _: callback(made)
    _object_set(made, "_ref", _ref(object, told))
    return made


_object_new = type(object()).__new__
_object_set = type(object()).__setattr__
for _class, _name in ((ProxyType, "ProxyType"), (CallableProxyType, "CallableProxyType")):
    _class.__module__ = "weakref"
    _class.__qualname__ = _class.__name__ = _name
del _class, _name
