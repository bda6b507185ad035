"""ExceptionGroup and BaseExceptionGroup: making, split, subgroup, derive, nesting, messages, errors."""

eg = ExceptionGroup(
    "outer", [ValueError(1), ExceptionGroup("inner", [TypeError(2), ValueError(3)]), KeyError(4)]
)
print(repr(eg), "|", str(eg))
print("parts:", eg.message, eg.exceptions, eg.args)
print("subgroup by type:", repr(eg.subgroup(ValueError)))
print("by tuple:", repr(eg.subgroup((KeyError, TypeError))))
print("by function:", repr(eg.subgroup(lambda e: getattr(e, "args", [0])[0] in (1, 2))))
print("nothing:", eg.subgroup(OSError), "| everything is the same object:", eg.subgroup(Exception) is eg)
match, rest = eg.split(ValueError)
print("split:", repr(match), "|", repr(rest))
print("split of nothing:", [repr(x) for x in eg.split(OSError)], [x is eg for x in eg.split(ExceptionGroup)])
print(
    "kinds:",
    type(BaseExceptionGroup("b", [ValueError()])).__name__,
    type(BaseExceptionGroup("b", [SystemExit()])).__name__,
)
eg.add_note("note")
cause = KeyError("cause")
eg.__cause__ = cause
part = eg.subgroup(KeyError)
print("carried over:", part.__notes__, part.__cause__ is cause, part.message)


V = ValueError()


class Special(ExceptionGroup):
    def __new__(cls, message, exceptions, code):
        self = super().__new__(cls, message, exceptions)
        self.code = code
        return self

    def derive(self, exceptions):
        return Special(self.message, exceptions, self.code)


special = Special("s", [ValueError(), KeyError()], 42)
print("derive:", type(special.subgroup(KeyError)).__name__, special.subgroup(KeyError).code)


class Plain(ExceptionGroup):
    pass


print("without derive:", type(Plain("p", [ValueError(), KeyError()]).subgroup(KeyError)).__name__)
for wrong in (
    lambda: ExceptionGroup("no list"), lambda: ExceptionGroup("empty", []), lambda: ExceptionGroup(5, [V]),
    lambda: ExceptionGroup("x", [5]), lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: ExceptionGroup("x", 5),
    lambda: ExceptionGroup("x", [ValueError]), lambda: eg.split(5), lambda: eg.subgroup(),
    lambda: type("W", (ExceptionGroup, ValueError), {})("w", [SystemExit()]),
):  # fmt: skip
    try:
        wrong()
    except (TypeError, ValueError, NameError) as error:
        print(f"{type(error).__name__}: {error}")
print("plural:", str(ExceptionGroup("one", [V])), str(ExceptionGroup("two", [V, V])))
