"""Observers: events with decorators, bound methods, priorities, errors in handlers, one-shot handlers, weak references."""

import gc
import weakref


class Event:
    def __init__(self, name):
        self.name, self.handlers = name, []

    def on(self, handler=None, *, priority=0, once=False):
        if handler is None:
            return lambda function: self.on(function, priority=priority, once=once)
        self.handlers.append((priority, len(self.handlers), handler, once))
        self.handlers.sort(key=lambda h: (-h[0], h[1]))
        return handler

    def fire(self, *args, **kwargs):
        results = []
        for entry in list(self.handlers):
            _, _, handler, once = entry
            if once:
                self.handlers.remove(entry)
            try:
                results.append(handler(*args, **kwargs))
            except Exception as error:
                results.append(f"{type(error).__name__}: {error}")
        return results

    def __call__(self, *args, **kwargs):
        return self.fire(*args, **kwargs)

    def __iadd__(self, handler):
        self.on(handler)
        return self


saved = Event("saved")


@saved.on
def plain(name, **options):
    return f"plain {name} {options}"


@saved.on(priority=10)
def first(name, **options):
    return f"first {name}"


@saved.on(once=True, priority=5)
def once(name, **options):
    return "only once"


class Listener:
    def __init__(self):
        self.heard = []

    def hear(self, name, **options):
        self.heard.append(name)
        return f"listener heard {len(self.heard)}"


listener = Listener()
saved += listener.hear
saved += lambda name, **options: name.missing
print("first time:", saved("file", size=3))
print("second time:", saved("other"))
print("decorated functions stay functions:", plain("x"), first.__name__)
print("state:", listener.heard, [h[2].__name__ for h in saved.handlers])


class WeakEvent(Event):
    def on(self, method):
        self.handlers.append(weakref.WeakMethod(method))

    def fire(self, *args):
        return [method()(*args) for method in self.handlers if method() is not None]


weak = WeakEvent("weak")


def short_lived():
    temporary = Listener()
    temporary.me = temporary
    weak.on(temporary.hear)
    return weak.fire("inside")


weak.on(listener.hear)
print("weak:", short_lived())
gc.collect()
print("after collection:", weak.fire("outside"), listener.heard)
