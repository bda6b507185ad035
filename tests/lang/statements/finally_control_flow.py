"""return, break and continue in try, except, else and finally, and which of them wins."""


def returns(where):
    try:
        if where == "try":
            return "from try"
        if where == "except":
            raise ValueError
    except ValueError:
        return "from except"
    else:
        return "from else"
    finally:
        if where == "finally":
            return "from finally"
        log.append(f"finally after {where}")


log = []
print([returns(where) for where in ("try", "except", "else", "finally")], log)


def finally_wins(action):
    try:
        action()
        return "try"
    except ValueError:
        return "except"
    finally:
        return "finally"


print(
    finally_wins(lambda: None),
    finally_wins(lambda: int("x")),
    finally_wins(lambda: 1 / 0),
    "(an exception is lost)",
)


def value_is_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


def mutable_is_shared():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


print(value_is_kept(), mutable_is_shared())


def loop(how):
    out = []
    for i in range(3):
        try:
            out.append(i)
            if how == "break":
                break
            if how == "continue":
                continue
            if how == "raise":
                raise KeyError
        except KeyError:
            out.append("except")
            continue
        finally:
            out.append("finally")
            if how == "finally break":
                break
            if how == "finally continue":
                continue
        out.append("end")
    else:
        out.append("else")
    return out


for how in ("", "break", "continue", "raise", "finally break", "finally continue"):
    print(how or "plain", loop(how))


def swallowed():
    for i in range(2):
        try:
            1 / 0
        finally:
            continue
    while True:
        try:
            raise KeyError
        finally:
            break
    return "both exceptions are swallowed"


print(swallowed())


def nested():
    out = []
    try:
        try:
            return out
        finally:
            out.append("inner")
            try:
                raise ValueError
            except ValueError:
                out.append("handled in finally")
            finally:
                out.append("inner finally")
    finally:
        out.append("outer")


print(nested())


def raise_in_finally():
    try:
        raise KeyError("first")
    finally:
        raise ValueError("second")


try:
    raise_in_finally()
except ValueError as error:
    print(repr(error), "context:", repr(error.__context__))
