"""Context managers: `contextmanager`, `closing`, `suppress`, `nullcontext`, `redirect_stdout`, `ExitStack`, `chdir` and
their asynchronous kin.

Offers all of CPython 3.11's `contextlib`; leaves nothing out.
"""

import sys
from abc import ABC, abstractmethod
from functools import wraps

__all__ = ["asynccontextmanager", "contextmanager", "closing", "nullcontext", "AbstractContextManager",
           "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "ExitStack", "redirect_stdout",
           "redirect_stderr", "suppress", "aclosing", "chdir"]

GenericAlias = type(list[int])
_Method = type(ABC.register)


def _has_methods(cls, names):
    """True if the class has all the methods, NotImplemented if not."""
    for name in names:
        for base in cls.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


class AbstractContextManager(ABC):
    """An abstract base class for context managers."""

    __class_getitem__ = classmethod(GenericAlias)

    def __enter__(self):
        """Return `self` upon entering the runtime context."""
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Raise any exception triggered within the runtime context."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        return _has_methods(C, ("__enter__", "__exit__")) if cls is AbstractContextManager else NotImplemented


class AbstractAsyncContextManager(ABC):
    """An abstract base class for asynchronous context managers."""

    __class_getitem__ = classmethod(GenericAlias)

    async def __aenter__(self):
        """Return `self` upon entering the runtime context."""
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        """Raise any exception triggered within the runtime context."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        return _has_methods(C, ("__aenter__", "__aexit__")) if cls is AbstractAsyncContextManager else NotImplemented


class ContextDecorator:
    """Lets a context manager be used as a decorator: each call of the function runs inside it."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class AsyncContextDecorator:
    """As ContextDecorator, for coroutine functions."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return inner


class _GeneratorContextManagerBase:
    """A generator seen as a context manager; remembers its call, so that a decorator can repeat it."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, "__doc__", None)
        self.__doc__ = type(self).__doc__ if doc is None else doc

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)

    def _came_back(self, error, value, traceback, stop):
        """Whether the exception that left the generator is the one that was thrown into it, unchanged; if so, its
        traceback is put back. `stop` is the class that a generator turns into RuntimeError."""
        if error is value:
            value.__traceback__ = traceback
            return True
        if isinstance(error, RuntimeError) and isinstance(value, stop) and error.__cause__ is value:
            value.__traceback__ = traceback
            return True
        return False


class _GeneratorContextManager(_GeneratorContextManagerBase, AbstractContextManager, ContextDecorator):
    """What a function decorated with `contextmanager` gives."""

    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = typ()
        try:
            self.gen.throw(typ, value, traceback)
        except StopIteration as error:
            return error is not value
        except BaseException as error:
            if self._came_back(error, value, traceback, StopIteration):
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase, AbstractAsyncContextManager, AsyncContextDecorator):
    """What a function decorated with `asynccontextmanager` gives."""

    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = typ()
        try:
            await self.gen.athrow(typ, value, traceback)
        except StopAsyncIteration as error:
            return error is not value
        except BaseException as error:
            if self._came_back(error, value, traceback, (StopIteration, StopAsyncIteration)):
                return False
            raise
        raise RuntimeError("generator didn't stop after athrow()")


def contextmanager(func):
    """Makes a context manager of a generator function: what is before its one `yield` runs on entry, the rest on exit."""

    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


def asynccontextmanager(func):
    """Makes an asynchronous context manager of an asynchronous generator function."""

    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)

    return helper


class closing(AbstractContextManager):
    """Closes the thing at the end."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Awaits the thing's aclose() at the end."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _RedirectStream(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Sends what is printed to another file."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Sends what goes to standard error to another file."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """Ends the block silently at the given exceptions."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing; entering it gives the value."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    """Changes the current directory for the time of the block."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os
        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os
        os.chdir(self._old_cwd.pop())


class _BaseExitStack:
    """What is to be done on exit, last first: pairs of (is it synchronous, function of the exception's details)."""

    def __init__(self):
        from _collections import deque
        self._exit_callbacks = deque()

    def pop_all(self):
        """Moves all callbacks to a new stack and gives that."""
        made = type(self)()
        made._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = type(made._exit_callbacks)()
        return made

    def push(self, exit):
        """Adds a context manager's __exit__ (without entering it), or a function with that signature."""
        method = getattr(type(exit), "__exit__", None)
        self._exit_callbacks.append((True, exit if method is None else _Method(method, exit)))
        return exit

    def enter_context(self, cm):
        """Enters the context manager and adds its exit; gives what entering it gave."""
        enter = _special(cm, "__enter__", "context manager")
        leave = _special(cm, "__exit__", "context manager")
        result = enter(cm)
        self._exit_callbacks.append((True, _Method(leave, cm)))
        return result

    def callback(self, callback, /, *args, **kwds):
        """Adds any function with its arguments; it cannot suppress an exception."""

        def _exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)

        _exit_wrapper.__wrapped__ = callback
        self._exit_callbacks.append((True, _exit_wrapper))
        return callback


def _special(cm, name, protocol):
    cls = type(cm)
    method = getattr(cls, name, None)
    if method is None:
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the {protocol} protocol")
    return method


class _Unwinding:
    """The state of an exit: the exception on its way out, and whether that is the one that came in."""

    def __init__(self, details):
        self.original = details[1]
        self.details = details
        self.outside = sys.exc_info()[1]
        self.suppressed = False
        self.raising = False

    def swallowed(self):
        self.details = None, None, None
        self.suppressed = True
        self.raising = False

    def replaced(self, error):
        """A callback raised: its exception goes on, with the former one as the end of its chain of contexts."""
        link = error
        former = self.details[1]
        while True:
            context = link.__context__
            if context is None or context is former:
                break
            if context is self.outside:
                link.__context__ = former
                break
            link = context
        self.details = type(error), error, error.__traceback__
        self.raising = True

    def finish(self, received):
        if self.raising:
            error = self.details[1]
            # Raising it here would make what is being handled its context; it has the right one already.
            context = error.__context__
            try:
                raise error
            except BaseException:
                error.__context__ = context
                raise
        return received and self.suppressed


class ExitStack(_BaseExitStack, AbstractContextManager):
    """A context manager that gathers others, and callbacks, and leaves them in the reverse order."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        state = _Unwinding(exc_details)
        while self._exit_callbacks:
            _, leave = self._exit_callbacks.pop()
            try:
                if leave(*state.details):
                    state.swallowed()
            except BaseException as error:
                state.replaced(error)
        return state.finish(exc_details[0] is not None)

    def close(self):
        """Leaves everything now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """As ExitStack, for asynchronous context managers and coroutine functions too."""

    async def enter_async_context(self, cm):
        """Enters the asynchronous context manager and adds its exit; gives what entering it gave."""
        enter = _special(cm, "__aenter__", "asynchronous context manager")
        leave = _special(cm, "__aexit__", "asynchronous context manager")
        result = await enter(cm)
        self._exit_callbacks.append((False, _Method(leave, cm)))
        return result

    def push_async_exit(self, exit):
        """Adds an asynchronous context manager's __aexit__, or a coroutine function with that signature."""
        method = getattr(type(exit), "__aexit__", None)
        self._exit_callbacks.append((False, exit if method is None else _Method(method, exit)))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Adds any coroutine function with its arguments; it cannot suppress an exception."""

        async def _exit_wrapper(exc_type, exc, tb):
            await callback(*args, **kwds)

        _exit_wrapper.__wrapped__ = callback
        self._exit_callbacks.append((False, _exit_wrapper))
        return callback

    async def aclose(self):
        """Leaves everything now."""
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        state = _Unwinding(exc_details)
        while self._exit_callbacks:
            synchronous, leave = self._exit_callbacks.pop()
            try:
                result = leave(*state.details)
                if result if synchronous else await result:
                    state.swallowed()
            except BaseException as error:
                state.replaced(error)
        return state.finish(exc_details[0] is not None)
