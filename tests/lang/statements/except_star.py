"""except*: splitting groups, several clauses, leftovers, plain exceptions, raising inside, nesting."""


def handle(error):
    log = []
    try:
        try:
            raise error
        except* ValueError as group:
            log.append(("ValueError", group))
        except* (KeyError, IndexError) as group:
            log.append(("Lookup", group))
        else:
            log.append("else")
        finally:
            log.append("finally")
    except BaseException as rest:
        log.append(("left", rest))
    return log


V, K, T = ValueError("v"), KeyError("k"), TypeError("t")
for error in (
    ExceptionGroup("one", [V]), ExceptionGroup("all", [V, K, ValueError("w")]), ExceptionGroup("rest", [V, T]), V, T,
    ExceptionGroup("nested", [ExceptionGroup("deep", [V, T]), K]), BaseExceptionGroup("base", [V, KeyboardInterrupt()]),
):  # fmt: skip
    print(repr(error))
    for line in handle(error):
        print("   ", line)


for code in ("return", "break", "continue"):
    try:
        compile(f"def f():\n while 1:\n  try: pass\n  except* ValueError: {code}", "<code>", "exec")
    except SyntaxError as error:
        print("SyntaxError:", error.msg)


def raising():
    try:
        raise ExceptionGroup("g", [V, K, T])
    except* ValueError:
        raise RuntimeError("from the first clause")
    except* KeyError as group:
        raise group
    except* TypeError:
        pass


try:
    raising()
except BaseException as error:
    print("raised:", repr(error))
    for sub in error.exceptions:
        print("   ", repr(sub), "context:", repr(sub.__context__))


def reraise():
    try:
        raise ExceptionGroup("g", [V, ExceptionGroup("h", [T, K])])
    except* TypeError:
        raise


try:
    reraise()
except ExceptionGroup as error:
    print("bare raise:", repr(error))


def loop():
    seen = []
    for i in range(3):
        try:
            if i == 1:
                raise ExceptionGroup("g", [V])
        except* ValueError as group:
            seen.append((i, len(group.exceptions)))
    return seen


print("in a loop:", loop())
for wrong in (ExceptionGroup, BaseExceptionGroup, (ValueError, ExceptionGroup), 5):
    try:
        try:
            raise V
        except* wrong:
            pass
    except TypeError as error:
        print("TypeError:", error)
