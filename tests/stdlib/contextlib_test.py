# modules: contextlib
import contextlib
import io
import os
from contextlib import *
from label import note, show


@contextmanager
def tag(name, swallow=False):
    "A tag."
    print("enter", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("caught", e)
        if not swallow:
            raise
    finally:
        print("exit", name)


with tag("a") as value:
    note("inside", value)
with tag("b", True):
    raise ValueError("swallowed")


def raising(cm, error):
    with cm:
        raise error


show("through", raising, tag("c"), ValueError("out"))
show("other", raising, tag("d"), KeyError("k"))
show("stop", raising, tag("e"), StopIteration("s"))
show("runtime", raising, tag("f"), RuntimeError("r"))
note("doc", tag.__doc__, tag.__name__, tag("x").__doc__)


@tag("decorated")
def f(x):
    return x + 1


note("decorator", f(1), f(2), f.__name__)


@contextmanager
def empty():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def stubborn():
    try:
        yield
    except Exception:
        yield


show("no yield", empty().__enter__)


def use(cm):
    with cm:
        pass


show("two yields", use, twice())
show("stubborn", raising, stubborn(), ValueError())


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as thing:
    note("closing", type(thing).__name__)
with suppress(KeyError, ValueError):
    {}["x"]
show("suppress", raising, suppress(KeyError), ValueError("not"))
note("null", nullcontext(3).__enter__(), nullcontext().__enter__())
out = io.StringIO()
with redirect_stdout(out) as target:
    print("hidden")
note("redirect", out.getvalue(), target is out)
here = os.getcwd()
with chdir("/"):
    note("chdir", os.getcwd())
note("back", os.getcwd() == here)

with ExitStack() as stack:
    note("stack", stack.enter_context(tag("one")))
    stack.callback(print, "callback", sep="-")
    stack.push(lambda *details: print("details", details[0]) or True)
    stack.enter_context(tag("two"))
    raise ValueError("in stack")
stack = ExitStack()
stack.callback(print, "later")
moved = stack.pop_all()
stack.close()
moved.close()
show("enter_context", stack.enter_context, 3)


class OnlyEnter:
    def __enter__(self):
        pass


show("enter_context exit", stack.enter_context, OnlyEnter())


def bad(*args):
    raise KeyError("from callback")


try:
    with ExitStack() as stack:
        stack.callback(bad)
        stack.callback(lambda: 1 / 0)
        raise ValueError("first")
except KeyError as e:
    note("chain", e, e.__context__, e.__context__.__context__)


class Manager(ContextDecorator):
    def __enter__(self):
        print("in")
        return self

    def __exit__(self, *exc):
        print("out", exc[0])
        return True


@Manager()
def g():
    raise ValueError


note("g", g())
note("abstract", isinstance(Manager(), AbstractContextManager), issubclass(int, AbstractContextManager))
show("abstract", AbstractContextManager)


class Async:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        print("aenter", self.name)
        return self

    async def __aexit__(self, *exc):
        print("aexit", self.name, exc[0])

    async def aclose(self):
        print("aclosed")


@asynccontextmanager
async def atag(name):
    print("aenter", name)
    try:
        yield name
    except ValueError as e:
        print("acaught", e)
    finally:
        print("aexit", name)


async def later(*args):
    print("later", args)


async def main():
    async with atag("x") as x:
        note("async", x)
        raise ValueError("v")
    async with aclosing(Async("c")):
        pass
    async with nullcontext(5) as five:
        note("null", five)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(Async("1"))
        stack.enter_context(tag("sync"))
        stack.push_async_callback(later, 1)
        await stack.enter_async_context(atag("2"))
        stack.push_async_exit(Async("3"))
        raise ValueError("async")


try:
    main().send(None)
except StopIteration:
    pass
except ValueError as e:
    note("out", e)
note("all", contextlib.__all__)
