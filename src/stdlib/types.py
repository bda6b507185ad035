"""Names for the types of the interpreter, and helpers that make classes at run time.

Offers everything that CPython's `types` does. It leaves nothing out, but holds no type of its own: each name is found on
an object that has the type.
"""


def _probe():
    def function():
        return function

    async def coroutine():
        pass

    async def async_generator():
        yield

    class Slotted:
        __slots__ = ("member",)

    try:
        raise TypeError
    except TypeError as error:
        traceback = error.__traceback__
    suspended = coroutine()
    suspended.close()
    return {
        "FunctionType": type(function),
        "CodeType": type(function.__code__),
        "MappingProxyType": type(type.__dict__),
        "SimpleNamespace": type(__import__("sys").implementation),
        "CellType": type(function.__closure__[0]),
        "GeneratorType": type(_ for _ in ()),
        "CoroutineType": type(suspended),
        "AsyncGeneratorType": type(async_generator()),
        "TracebackType": type(traceback),
        "FrameType": type(traceback.tb_frame),
        "MemberDescriptorType": type(Slotted.member),
    }


class _Probe:
    def method(self):
        pass


globals().update(_probe())
LambdaType = FunctionType
MethodType = type(_Probe().method)
BuiltinFunctionType = BuiltinMethodType = type(len)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__["fromkeys"])
GetSetDescriptorType = type(FunctionType.__code__)
ModuleType = type(__import__("sys"))
GenericAlias = type(list[int])
UnionType = type(int | str)
EllipsisType = type(Ellipsis)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
del _probe, _Probe


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Creates a class as a class statement would, its body being a function of the namespace."""
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return meta(name, resolved, namespace, **kwds)


def resolve_bases(bases):
    """Replaces every base that is not a class by what its `__mro_entries__` gives; `bases` itself if none is."""
    result = []
    changed = False
    for base in bases:
        entries = None if isinstance(base, type) else getattr(base, "__mro_entries__", None)
        if entries is None:
            result.append(base)
            continue
        changed = True
        replacement = entries(bases)
        if not isinstance(replacement, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        result.extend(replacement)
    return tuple(result) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """Finds the metaclass, makes the namespace; gives both and the remaining keywords."""
    kwds = dict(kwds or ())
    if "metaclass" in kwds:
        meta = kwds.pop("metaclass")
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        for base in bases:
            other = type(base)
            if issubclass(meta, other):
                continue
            if not issubclass(other, meta):
                raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                                "subclass of the metaclasses of all its bases")
            meta = other
    namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, "__prepare__") else {}
    return meta, namespace, kwds


class DynamicClassAttribute:
    """A property of instances whose name, looked up on the class, goes to the metaclass's `__getattr__`."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.overwrite_doc = doc is None
        self.__doc__ = doc or getattr(fget, "__doc__", None)
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, owner=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError
        if self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def _with(self, fget, fset, fdel, doc):
        result = type(self)(fget, fset, fdel, doc)
        result.overwrite_doc = self.overwrite_doc
        return result

    def getter(self, fget):
        return self._with(fget, self.fset, self.fdel, self.overwrite_doc and fget.__doc__ or self.__doc__)

    def setter(self, fset):
        return self._with(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return self._with(self.fget, self.fset, fdel, self.__doc__)


class _GeneratorWrapper:
    """Makes an object with a generator's methods awaitable and iterable."""

    def __init__(self, gen):
        self.__wrapped = gen
        self.__isgen = type(gen) is GeneratorType
        self.__name__ = getattr(gen, "__name__", None)
        self.__qualname__ = getattr(gen, "__qualname__", None)

    def send(self, value):
        return self.__wrapped.send(value)

    def throw(self, kind, *rest):
        return self.__wrapped.throw(kind, *rest)

    def close(self):
        return self.__wrapped.close()

    gi_code = cr_code = property(lambda self: self.__wrapped.gi_code)
    gi_frame = cr_frame = property(lambda self: self.__wrapped.gi_frame)
    gi_running = cr_running = property(lambda self: self.__wrapped.gi_running)
    gi_yieldfrom = cr_await = property(lambda self: self.__wrapped.gi_yieldfrom)

    def __next__(self):
        return next(self.__wrapped)

    def __iter__(self):
        return self.__wrapped if self.__isgen else self

    __await__ = __iter__


def coroutine(func):
    """Lets `await` take what a generator function returns."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    iterable_coroutine = 0x100
    if type(func) is FunctionType:
        flags = func.__code__.co_flags
        if flags & (0x80 | iterable_coroutine):
            return func
        if flags & 0x20:
            func.__code__ = func.__code__.replace(co_flags=flags | iterable_coroutine)
            return func

    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        if type(made) is CoroutineType or type(made) is GeneratorType and made.gi_code.co_flags & iterable_coroutine:
            return made
        from _collections_abc import Coroutine, Generator
        return _GeneratorWrapper(made) if isinstance(made, Generator) and not isinstance(made, Coroutine) else made

    from functools import wraps
    return wraps(func)(wrapped)


__all__ = [name for name in globals() if not name.startswith("_")]
