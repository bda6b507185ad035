# modules: inspect
import abc
import functools
import inspect
import math
from label import note, show


def plain(a, b: int, /, c=1, *args, d, e: "str" = "x", **kwds) -> list[int]:
    """Does
        nothing.

    Really.
    """


def only(*, k):
    pass


async def coro():
    pass


def gen():
    yield


async def agen():
    yield


class Base(abc.ABC):
    "Base."

    def __init__(self, x, y=2):
        pass

    def method(self, q):
        "The method."

    @classmethod
    def cm(cls, z):
        pass

    @staticmethod
    def sm(w):
        pass

    @property
    def p(self):
        "The property."

    @abc.abstractmethod
    def todo(self):
        pass


class Sub(Base):
    slot = 3

    def todo(self):
        pass

    def method(self, q):
        pass

    def __call__(self, c):
        pass

    half = functools.partialmethod(method, 1)


class New:
    def __new__(cls, n, *args):
        return super().__new__(cls)


class Meta(type):
    def __call__(cls, m):
        pass


class WithMeta(metaclass=Meta):
    pass


@functools.wraps(plain)
def wrapped(*args, **kwds):
    pass


s = Sub(1)
for f in (plain, only, Base, Sub, s.method, Sub.method, Sub.cm, Sub.sm, s, New, WithMeta, wrapped, functools.partial(plain, 1, 2, c=5), functools.partial(plain, 1, d=3),
          Sub.half, s.half, lambda x, *y: 0, coro, type("E", (), {}), len, math.sin, str.join, [].append, object, functools.partial(only, k=1)):
    show("signature", lambda: str(inspect.signature(f)))
show("not callable", inspect.signature, 3)
sig = inspect.signature(plain)
note("parameters", sig.parameters, sig.return_annotation, [(p.name, p.kind, str(p.kind), p.default, p.annotation) for p in sig.parameters.values()][:3])
for args, kwargs in (((1, 2), {"d": 3}), ((1, 2, 3, 4), {"d": 5, "z": 6}), ((1,), {"d": 2}), ((1, 2), {}), ((1, 2), {"d": 1, "b": 3}), ((1, 2, 3), {"c": 4, "d": 1})):
    show(f"bind {args} {kwargs}", sig.bind, *args, **kwargs)
bound = sig.bind(1, 2, d=3)
bound.apply_defaults()
note("bound", bound.arguments, bound.args, bound.kwargs, sig.bind_partial(1))
show("too many", inspect.signature(only).bind, 1)
show("unexpected", inspect.signature(only).bind, k=1, j=2)
P = inspect.Parameter
note("made", inspect.Signature([P("a", P.POSITIONAL_ONLY), P("b", P.KEYWORD_ONLY, default=1)]), sig.replace(return_annotation=inspect.Signature.empty), P("x", P.VAR_KEYWORD), sig == inspect.signature(plain), hash(inspect.signature(only)) == hash(inspect.signature(only)))
show("order", inspect.Signature, [P("a", P.KEYWORD_ONLY), P("b", P.POSITIONAL_ONLY)])
show("duplicate", inspect.Signature, [P("a", P.KEYWORD_ONLY), P("a", P.KEYWORD_ONLY)])
show("default", inspect.Signature, [P("a", P.POSITIONAL_ONLY, default=1), P("b", P.POSITIONAL_ONLY)])
show("name", P, "1x", P.KEYWORD_ONLY)
show("keyword", P, "if", P.KEYWORD_ONLY)
show("variadic", P, "x", P.VAR_KEYWORD, default=3)
values = {"plain": plain, "class": Sub, "method": s.method, "builtin": len, "module": math, "generator": gen(), "genfunc": gen, "coro": coro, "agen": agen, "slot": str.join, "wrapper": object().__str__,
          "slotwrapper": object.__str__, "property": Sub.p, "code": plain.__code__, "abstract": Base, "frame": inspect.currentframe(), "int": 3, "partial": functools.partial(gen), "getset": type(plain).__code__}
predicates = [
    "isabstract", "isasyncgenfunction", "isawaitable", "isbuiltin", "isclass", "iscode", "iscoroutinefunction", "isdatadescriptor", "isframe", "isfunction", "isgenerator",
    "isgeneratorfunction", "isgetsetdescriptor", "ismemberdescriptor", "ismethod", "ismethoddescriptor", "ismethodwrapper", "ismodule", "isroutine", "istraceback"]
for name, value in values.items():
    note(name, [predicate for predicate in predicates if getattr(inspect, predicate)(value)])
note("members", [name for name, _ in inspect.getmembers(s) if not name.startswith("_")], [name for name, _ in inspect.getmembers(Sub, inspect.isfunction)])
note("doc", inspect.getdoc(plain), inspect.getdoc(Sub), inspect.getdoc(s.method), inspect.getdoc(Sub.method), inspect.getdoc(only), inspect.cleandoc("  a\n    b\n      c\n\n"))
note("static", inspect.getattr_static(s, "slot"), type(inspect.getattr_static(s, "p")).__name__, inspect.getattr_static(s, "zzz", None))
show("static", inspect.getattr_static, s, "zzz")
note("unwrap", inspect.unwrap(wrapped) is plain, inspect.getmro(Sub)[:2], inspect.getmodule(math) is math, inspect.getmodulename("/a/b.py"), inspect.getmodulename("x.txt"))
note("annotations", inspect.get_annotations(plain), inspect.get_annotations(plain, eval_str=True), inspect.get_annotations(Sub), inspect.formatannotation(int), inspect.formatannotation("x"), inspect.formatannotation(list[int]), inspect.formatannotation(Sub))
