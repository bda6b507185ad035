"""try statements in loops, nested and in every branch: which exceptions are caught where, and what state is left."""


def parse(items):
    good, bad = [], []
    for item in items:
        try:
            value = int(item)
        except ValueError:
            try:
                value = float(item)
            except ValueError:
                bad.append(item)
                continue
            except TypeError:
                break
        except TypeError as error:
            bad.append(type(error).__name__)
        else:
            good.append(value)
            if value < 0:
                break
            continue
        finally:
            seen.append(item)
        good.append(("late", item))
    else:
        good.append("all")
    return good, bad


seen = []
print(parse(["1", "2.5", "x", None, "3"]), seen)
print(parse(["1", "-1", "5"]), seen[-1])


def retry(action, times):
    for attempt in range(1, times + 1):
        try:
            return attempt, action(attempt)
        except ZeroDivisionError as error:
            last = error
        except (KeyError, IndexError):
            raise
    raise RuntimeError(f"gave up after {times}") from last


print(retry(lambda n: 10 // (n - 3) if n < 3 else 10 // (n - 2), 5), retry(lambda n: 1 // (n // 3), 5))
for action in (lambda n: 1 // 0, lambda n: {}[n]):
    try:
        retry(action, 2)
    except Exception as error:
        print(repr(error), "from", repr(error.__cause__))


def depth(n):
    try:
        if n == 0:
            raise LookupError("bottom")
        depth(n - 1)
    except KeyError:
        return "never"
    except LookupError as error:
        if n < 3:
            raise
        return f"caught at {n}, {len(error.args)} argument"
    else:
        return f"else at {n}"
    finally:
        order.append(n)


order = []
print(depth(5), order)


def generator():
    for i in range(3):
        try:
            yield i
        except ValueError as error:
            yield f"handled {error} at {i}"


g = generator()
print(next(g), g.throw(ValueError("a")), next(g), g.throw(ValueError("b")), next(g))
counts = {"ok": 0, "bad": 0}
for i in range(1000):
    try:
        if i % 3 == 0:
            raise ValueError(i)
        if i % 7 == 0:
            {}[i]
    except ValueError:
        counts["bad"] += 1
    except KeyError as error:
        counts["ok"] += error.args[0] % 2
    else:
        counts["ok"] += 1
print(counts)
