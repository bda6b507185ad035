"""Representations of limited size (`Repr`, `aRepr`, `repr`) and a guard for recursive ones (`recursive_repr`).

Offers all of CPython 3.11's `reprlib`; leaves nothing out.
"""

from builtins import repr as _repr
from itertools import islice

__all__ = ["Repr", "repr", "recursive_repr"]


def recursive_repr(fillvalue="..."):
    """A decorator of __repr__: gives the fill value when the object is already being shown by this thread."""

    def decorate(function):
        running = set()

        def wrapper(self):
            from _thread import get_ident
            key = id(self), get_ident()
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return function(self)
            finally:
                running.discard(key)

        for name in ("__module__", "__name__", "__qualname__", "__doc__"):
            setattr(wrapper, name, getattr(function, name))
        wrapper.__annotations__ = getattr(function, "__annotations__", {})
        return wrapper

    return decorate


def _sorted_if_possible(items):
    try:
        return sorted(items)
    except Exception:
        return list(items)


class Repr:
    """Builds short representations; the limits are attributes, and subclasses add a `repr_TYPENAME` per type."""

    def __init__(self):
        self.fillvalue = "..."
        self.maxtuple = self.maxlist = self.maxset = self.maxfrozenset = self.maxdeque = 6
        self.maxdict = 4
        self.maxstring = self.maxother = 30
        self.maxlong = 40
        self.maxlevel = 6
        self.maxarray = 5

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        method = getattr(self, "repr_" + type(x).__name__.replace(" ", "_"), None)
        return self.repr_instance(x, level) if method is None else method(x, level)

    def _list(self, items, level, left, right, limit, trail=""):
        count = len(items)
        if count and level <= 0:
            return left + self.fillvalue + right
        parts = [self.repr1(item, level - 1) for item in islice(items, limit)]
        if count > limit:
            parts.append(self.fillvalue)
        if count == 1 and trail:
            right = trail + right
        return left + ", ".join(parts) + right

    def repr_tuple(self, x, level):
        return self._list(x, level, "(", ")", self.maxtuple, ",")

    def repr_list(self, x, level):
        return self._list(x, level, "[", "]", self.maxlist)

    def repr_array(self, x, level):
        if not x:
            return f"array('{x.typecode}')"
        return self._list(x, level, f"array('{x.typecode}', [", "])", self.maxarray)

    def repr_set(self, x, level):
        return self._list(_sorted_if_possible(x), level, "{", "}", self.maxset) if x else "set()"

    def repr_frozenset(self, x, level):
        if not x:
            return "frozenset()"
        return self._list(_sorted_if_possible(x), level, "frozenset({", "})", self.maxfrozenset)

    def repr_deque(self, x, level):
        return self._list(x, level, "deque([", "])", self.maxdeque)

    def repr_dict(self, x, level):
        if not x:
            return "{}"
        if level <= 0:
            return "{" + self.fillvalue + "}"
        parts = [f"{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}"
                 for key in islice(_sorted_if_possible(x), self.maxdict)]
        if len(x) > self.maxdict:
            parts.append(self.fillvalue)
        return "{" + ", ".join(parts) + "}"

    def _ends(self, text, limit):
        """Both ends of a text, the fill value between them, in about `limit` characters."""
        head = max(0, (limit - 3) // 2)
        return text[:head], text[len(text) - max(0, limit - 3 - head):]

    def _cut(self, text, limit):
        return text if len(text) <= limit else self.fillvalue.join(self._ends(text, limit))

    def repr_str(self, x, level):
        shown = _repr(x[:self.maxstring])
        if len(shown) <= self.maxstring:
            return shown
        # Escapes make it longer than the string: what is shown are the ends of the representation of the ends.
        return self.fillvalue.join(self._ends(_repr("".join(self._ends(x, self.maxstring))), self.maxstring))

    def repr_int(self, x, level):
        return self._cut(_repr(x), self.maxlong)

    def repr_instance(self, x, level):
        try:
            return self._cut(_repr(x), self.maxother)
        except Exception:
            return f"<{type(x).__name__} instance at {id(x):#x}>"


aRepr = Repr()
repr = aRepr.repr
