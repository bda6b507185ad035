"""try with every clause: which run, in which order, which names are bound, nested and in loops."""


def run(action):
    log = []
    try:
        log.append("try")
        action()
        log.append("after")
    except ZeroDivisionError as error:
        log.append(f"division: {error}")
    except (KeyError, IndexError) as error:
        log.append(f"lookup: {type(error).__name__}")
    except Exception:
        log.append("other")
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log


print(run(lambda: None))
print(run(lambda: 1 / 0))
print(run(lambda: {}["k"]))
print(run(lambda: [][0]))
print(run(lambda: int("x")))


def name_is_unbound_after():
    error = "before"
    try:
        raise ValueError("v")
    except ValueError as error:
        pass
    try:
        return error
    except UnboundLocalError as problem:
        return f"UnboundLocalError: {problem}"


print(name_is_unbound_after())


def name_deleted_inside():
    try:
        raise ValueError("v")
    except ValueError as error:
        del error
    return "no complaint"


print(name_deleted_inside())


def only_finally(fail):
    log = []
    try:
        try:
            if fail:
                raise KeyError("k")
        finally:
            log.append("inner finally")
    except KeyError:
        log.append("outer except")
    return log


print(only_finally(False), only_finally(True))


def in_else():
    try:
        pass
    except ValueError:
        return "never: else is not covered"
    else:
        raise ValueError("from else")


try:
    in_else()
except ValueError as error:
    print("else is not covered:", error)


def matching():
    for kinds in (
        KeyError,
        LookupError,
        (ValueError, KeyError),
        (),
        BaseException,
        object,
        5,
        "KeyError",
        (KeyError, 5),
        (5, KeyError),
    ):
        try:
            try:
                raise KeyError("k")
            except kinds:
                print(kinds, "matches")
        except KeyError:
            print(kinds, "does not match")
        except TypeError as error:
            print(kinds, "->", error)


matching()


def which():
    log.append("which")
    return KeyError


log = []
try:
    pass
except which():
    pass
try:
    [][0]
except which():
    pass
except IndexError:
    print("the class is evaluated only when needed:", log)
