"""contextlib: contextmanager, closing, suppress, redirect_stdout, nullcontext, ExitStack, ContextDecorator."""

import contextlib
import io

log = []


@contextlib.contextmanager
def manager(name, swallow=None):
    log.append(f"enter {name}")
    try:
        yield name.upper()
    except Exception as error:
        log.append(f"{name} sees {error!r}")
        if not (swallow and isinstance(error, swallow)):
            raise
    finally:
        log.append(f"exit {name}")


with manager("a") as a:
    log.append(f"body {a}")
with manager("b", swallow=ValueError):
    raise ValueError("swallowed")
try:
    with manager("c"):
        raise KeyError("passes")
except KeyError:
    log.append("caught outside")
print("contextmanager:", log)
log.clear()


@manager("decorator")
def decorated(x):
    log.append(f"called {x}")
    return x


print("as decorator:", decorated(1), decorated(2), log)
log.clear()
with contextlib.ExitStack() as stack:
    values = [stack.enter_context(manager(n)) for n in "xy"]
    stack.callback(log.append, "callback")
    stack.push(lambda kind, value, traceback: log.append(f"pushed {kind}"))
print("ExitStack:", values, log)
log.clear()
with contextlib.ExitStack() as stack:
    stack.enter_context(manager("kept"))
    moved = stack.pop_all()
print("pop_all:", log)
moved.close()
print("closed later:", log)
with contextlib.suppress(KeyError, IndexError):
    [][0]
with contextlib.redirect_stdout(io.StringIO()) as captured:
    print("captured")
print("suppress, redirect:", repr(captured.getvalue()))
with contextlib.nullcontext(5) as five, contextlib.closing(io.StringIO("x")) as file:
    content = file.read()
print("nullcontext, closing:", five, content, file.closed)


@contextlib.contextmanager
def broken(times):
    for _ in range(times):
        yield


for times in (0, 2):
    try:
        with broken(times):
            pass
    except RuntimeError as error:
        print("RuntimeError:", error)
once = manager("once")
with once:
    pass
try:
    with once:
        pass
except (RuntimeError, AttributeError) as error:
    print("used twice:", type(error).__name__)
