"""Abstract base classes: `ABCMeta`, `ABC`, `abstractmethod` and their kin.

Offers all of CPython's `abc`. Left out: telling the interpreter that a registered class matches sequence or mapping
patterns; that flag (`__abc_tpflags__` of the ABC, inherited like any attribute) can only be read by the interpreter.
"""

from _weakref import ref as _ref


def abstractmethod(funcobj):
    """Marks a method that a concrete subclass has to override."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


class _State:
    """What an ABC remembers: classes registered with it and answers that it gave, both by weak reference."""

    __slots__ = ("registry", "answers", "token")

    # Counts the calls of `register` anywhere: a remembered "no" holds as long as it stands still.
    registrations = 0

    def __init__(self):
        self.registry = {}
        self.answers = {}
        self.token = _State.registrations

    def remember(self, subclass, answer):
        self.answers[_ref(subclass, _forget_in(self.answers))] = answer
        return answer

    def recall(self, subclass):
        """The remembered answer, or None."""
        if self.token != _State.registrations:
            self.token = _State.registrations
            for key in [key for key, answer in list(self.answers.items()) if not answer]:
                self.answers.pop(key, None)
        return self.answers.get(_ref(subclass))


def _forget_in(table):
    """A weak reference's callback, which must not fail if the entry went first."""
    return lambda reference: table.pop(reference, None)


def _abstract_names(cls, namespace):
    names = {name for name, value in namespace.items() if getattr(value, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """The metaclass of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        cls._abc_impl = _State()
        return cls

    def register(cls, subclass):
        """Makes `subclass` a virtual subclass of this class; gives it back, to serve as a decorator."""
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        registry = cls._abc_impl.registry
        registry[_ref(subclass, _forget_in(registry))] = None
        _State.registrations += 1
        return subclass

    def __instancecheck__(cls, instance):
        """Override for isinstance(instance, cls)."""
        subclass = instance.__class__
        answer = cls._abc_impl.recall(subclass)
        if answer:
            return True
        actual = type(instance)
        if actual is subclass:
            return cls.__subclasscheck__(subclass) if answer is None else False
        return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(actual)

    def __subclasscheck__(cls, subclass):
        """Override for issubclass(subclass, cls)."""
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        state = cls._abc_impl
        answer = state.recall(subclass)
        if answer is not None:
            return answer
        answer = cls.__subclasshook__(subclass)
        if answer is NotImplemented:
            answer = (
                cls in getattr(subclass, "__mro__", ())
                or any(known is not None and issubclass(subclass, known) for known in [r() for r in state.registry])
                or any(issubclass(subclass, known) for known in cls.__subclasses__())
            )
        elif not isinstance(answer, bool):
            raise AssertionError
        return state.remember(subclass, answer)

    def _dump_registry(cls, file=None):
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Inv. counter: {get_cache_token()}", file=file)
        print(f"_abc_registry: {set(cls._abc_impl.registry)!r}", file=file)
        print(f"_abc_cache: { {k for k, v in cls._abc_impl.answers.items() if v}!r}", file=file)
        print(f"_abc_negative_cache: { {k for k, v in cls._abc_impl.answers.items() if not v}!r}", file=file)
        print(f"_abc_negative_cache_version: {cls._abc_impl.token!r}", file=file)

    def _abc_registry_clear(cls):
        cls._abc_impl.registry.clear()

    def _abc_caches_clear(cls):
        cls._abc_impl.answers.clear()


class ABC(metaclass=ABCMeta):
    """An abstract base class without methods: inherit from it instead of naming the metaclass."""

    __slots__ = ()


def get_cache_token():
    """A number that changes with each `register`."""
    return _State.registrations


def update_abstractmethods(cls):
    """Recomputes what is abstract in a class that was changed after its creation; gives the class."""
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__)
    return cls
