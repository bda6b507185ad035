"""Weak references: `ref`, `proxy`, `WeakMethod`, `WeakValueDictionary`, `WeakKeyDictionary`, `WeakSet`, `finalize`.

Offers all of CPython 3.11's `weakref`. The references themselves are native (`_weakref`). An entry whose object died is
removed at once, or, while its container is iterated, when the iteration ends.
"""

from _collections_abc import MutableMapping, MutableSet
from _weakref import CallableProxyType, ProxyType, ReferenceType, getweakrefcount, getweakrefs, proxy, ref

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
           "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]

ProxyTypes = (ProxyType, CallableProxyType)
GenericAlias = type(list[int])


class WeakMethod(ref):
    """A weak reference to a bound method: it lives as long as its object and its function."""

    __slots__ = "_func_ref", "_meth_type", "_alive", "__weakref__"

    def __new__(cls, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError("argument should be a bound method, not {}".format(type(meth))) from None

        def died(_):
            self = me()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, died)
        self._func_ref = ref(func, died)
        self._meth_type = type(meth)
        self._alive = True
        me = ref(self)
        return self

    def __call__(self):
        obj, func = super().__call__(), self._func_ref()
        return None if obj is None or func is None else self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A weak reference to a value that knows its key."""

    __slots__ = ("key",)

    def __new__(type, ob, callback, key):
        self = ref.__new__(type, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class _Guard:
    """Puts removals off while something iterates over the container."""

    def __init__(self, container):
        self.container = container

    def __enter__(self):
        self.container._iterating += 1

    def __exit__(self, *exc_info):
        container = self.container
        container._iterating -= 1
        if not container._iterating:
            container._commit_removals()


class _Weak:
    """What the weak containers share: `data`, and the dead entries that wait for an iteration to end."""

    def _start(self):
        self.data = self._empty()
        self._pending_removals = []
        self._iterating = 0
        weak_self = ref(self)

        def remove(reference):
            self = weak_self()
            if self is not None:
                if self._iterating:
                    self._pending_removals.append(reference)
                else:
                    self._drop(reference)

        self._remove = remove

    def _commit_removals(self):
        while self._pending_removals:
            self._drop(self._pending_removals.pop())

    def _settle(self):
        if self._pending_removals and not self._iterating:
            self._commit_removals()


class WeakValueDictionary(_Weak, MutableMapping):
    """A mapping whose entries go when their values die."""

    _empty = dict

    def __init__(self, other=(), /, **kw):
        self._start()
        self.update(other, **kw)

    def _drop(self, reference):
        if self.data.get(reference.key) is reference:
            del self.data[reference.key]

    def __getitem__(self, key):
        self._settle()
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        self._settle()
        if self.data[key]() is None:
            raise KeyError(key)
        del self.data[key]

    def __len__(self):
        self._settle()
        if self._pending_removals:
            return sum(1 for reference in self.data.values() if reference() is not None)
        return len(self.data)

    def __contains__(self, key):
        self._settle()
        reference = self.data.get(key)
        return reference is not None and reference() is not None

    def __repr__(self):
        return "<%s at %#x>" % (self.__class__.__name__, id(self))

    def __setitem__(self, key, value):
        self._settle()
        self.data[key] = KeyedRef(value, self._remove, key)

    def copy(self):
        made = WeakValueDictionary()
        for key, value in self.items():
            made[key] = value
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = self.__class__()
        for key, value in self.items():
            made[deepcopy(key, memo)] = value
        return made

    def get(self, key, default=None):
        self._settle()
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def items(self):
        self._settle()
        with _Guard(self):
            for key, reference in self.data.items():
                value = reference()
                if value is not None:
                    yield key, value

    def keys(self):
        self._settle()
        with _Guard(self):
            for key, reference in self.data.items():
                if reference() is not None:
                    yield key

    __iter__ = keys

    def itervaluerefs(self):
        """Goes over the weak references themselves."""
        self._settle()
        with _Guard(self):
            yield from self.data.values()

    def values(self):
        self._settle()
        with _Guard(self):
            for reference in self.data.values():
                value = reference()
                if value is not None:
                    yield value

    def popitem(self):
        self._settle()
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def pop(self, key, *args):
        self._settle()
        try:
            value = self.data.pop(key)()
        except KeyError:
            value = None
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is not None:
            return value
        self[key] = default
        return default

    def update(self, other=None, /, **kwargs):
        self._settle()
        if other is not None:
            for key, value in other.items() if hasattr(other, "items") else dict(other).items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def valuerefs(self):
        """A list of the weak references themselves."""
        self._settle()
        return list(self.data.values())

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        return _merged(self, self, other)

    def __ror__(self, other):
        return _merged(self, other, self)


def _merged(self, first, second):
    from _collections_abc import Mapping
    if not isinstance(first, Mapping) or not isinstance(second, Mapping):
        return NotImplemented
    made = self.__class__()
    made.update(first)
    made.update(second)
    return made


class WeakKeyDictionary(_Weak, MutableMapping):
    """A mapping whose entries go when their keys die."""

    _empty = dict

    def __init__(self, dict=None):
        self._start()
        if dict is not None:
            self.update(dict)

    def _drop(self, reference):
        self.data.pop(reference, None)

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __len__(self):
        if self._pending_removals:
            return sum(1 for reference in self.data if reference() is not None)
        return len(self.data)

    def __repr__(self):
        return "<%s at %#x>" % (self.__class__.__name__, id(self))

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def copy(self):
        made = WeakKeyDictionary()
        for key, value in self.items():
            made[key] = value
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = self.__class__()
        for key, value in self.items():
            made[key] = deepcopy(value, memo)
        return made

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def items(self):
        with _Guard(self):
            for reference, value in self.data.items():
                key = reference()
                if key is not None:
                    yield key, value

    def keys(self):
        with _Guard(self):
            for reference in self.data:
                key = reference()
                if key is not None:
                    yield key

    __iter__ = keys

    def values(self):
        with _Guard(self):
            for reference, value in self.data.items():
                if reference() is not None:
                    yield value

    def keyrefs(self):
        """A list of the weak references to the keys."""
        return list(self.data)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        if dict is not None:
            for key, value in dict.items() if hasattr(dict, "items") else type({})(dict).items():
                self[key] = value
        if kwargs:
            self.update(kwargs)

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        return _merged(self, self, other)

    def __ror__(self, other):
        return _merged(self, other, self)


class WeakSet(_Weak):
    """A set whose items go when they die."""

    _empty = set

    def __init__(self, data=None):
        self._start()
        if data is not None:
            self.update(data)

    def _drop(self, reference):
        self.data.discard(reference)

    def __iter__(self):
        with _Guard(self):
            for reference in self.data:
                item = reference()
                if item is not None:
                    yield item

    def __len__(self):
        if self._pending_removals:
            return sum(1 for reference in self.data if reference() is not None)
        return len(self.data)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    def add(self, item):
        self._settle()
        self.data.add(ref(item, self._remove))

    def clear(self):
        self._settle()
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        self._settle()
        while True:
            try:
                reference = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = reference()
            if item is not None:
                return item

    def remove(self, item):
        self._settle()
        self.data.remove(ref(item))

    def discard(self, item):
        self._settle()
        self.data.discard(ref(item))

    def update(self, other):
        self._settle()
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        made = self.copy()
        made.difference_update(other)
        return made

    __sub__ = difference

    def difference_update(self, other):
        self.__isub__(other)

    def __isub__(self, other):
        self._settle()
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update([ref(item) for item in other])
        return self

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        self.__iand__(other)

    def __iand__(self, other):
        self._settle()
        self.data.intersection_update([ref(item) for item in other])
        return self

    def issubset(self, other):
        return self.data.issubset([ref(item) for item in other])

    __le__ = issubset

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def issuperset(self, other):
        return self.data.issuperset([ref(item) for item in other])

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == set(map(ref, other))

    def symmetric_difference(self, other):
        made = self.copy()
        made.symmetric_difference_update(other)
        return made

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ixor__(self, other):
        self._settle()
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update([ref(item, self._remove) for item in other])
        return self

    def union(self, other):
        return self.__class__(item for part in (self, other) for item in part)

    __or__ = union

    def isdisjoint(self, other):
        return not self.intersection(other)

    def __repr__(self):
        return repr(self.data)

    __class_getitem__ = classmethod(GenericAlias)


MutableSet.register(WeakSet)


class finalize:
    """Calls a function when an object dies, or at exit, or when called itself: once, whichever comes first."""

    __slots__ = ()
    _registry = {}
    _shutdown = False
    _registered_with_atexit = False
    _created = 0

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._registered_with_atexit:
            import atexit
            atexit.register(self._exitfunc)
            finalize._registered_with_atexit = True
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func, info.args, info.kwargs = func, args, kwargs or None
        info.atexit = True
        info.index = finalize._created
        finalize._created += 1
        self._registry[self] = info

    def __call__(self, _=None):
        """Calls the function if it was not called yet, and gives its result."""
        info = self._registry.pop(self, None)
        if info is not None and not self._shutdown:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        """If alive: gives up, and gives (object, function, args, kwargs)."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and self._registry.pop(self, None):
            return obj, info.func, info.args, info.kwargs or {}

    def peek(self):
        """If alive: (object, function, args, kwargs)."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        """Whether the call is still to come."""
        return self in self._registry

    @property
    def atexit(self):
        """Whether it is to be called at exit."""
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return "<%s object at %#x; dead>" % (type(self).__name__, id(self))
        return "<%s object at %#x; for %r at %#x>" % (type(self).__name__, id(self), type(obj).__name__, id(obj))

    @classmethod
    def _exitfunc(cls):
        """Calls what is left, the youngest first; what these create is called as well."""
        import sys
        try:
            while True:
                waiting = [(info.index, f) for f, info in cls._registry.items() if info.atexit]
                if not waiting:
                    break
                f = max(waiting, key=lambda pair: pair[0])[1]
                try:
                    f()
                except Exception:
                    sys.excepthook(*sys.exc_info())
        finally:
            finalize._shutdown = True
