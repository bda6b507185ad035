"""User exceptions: hierarchies, extra attributes, __str__, multiple inheritance, class patterns in except and match."""


class AppError(Exception):
    code = 1

    def __init__(self, message="no message", **details):
        super().__init__(message)
        self.details = details

    def __str__(self):
        text = super().__str__()
        return f"{text} {self.details}" if self.details else text


class NotFound(AppError, KeyError):
    code = 404


class Timeout(AppError, TimeoutError):
    code = 408


def classify(error):
    try:
        raise error
    except NotFound as e:
        return f"not found {e.code}"
    except (Timeout, ConnectionError) as e:
        return f"network {getattr(e, 'code', None)}"
    except AppError as e:
        return f"app {e.code}"
    except KeyError:
        return "plain key error"
    except Exception as e:
        return f"other {type(e).__name__}"


for error in (
    NotFound("x", key=1),
    Timeout(),
    AppError("a"),
    KeyError("k"),
    ConnectionResetError(),
    ValueError(),
):
    print(repr(error), "|", str(error), "|", classify(error))
match NotFound("m", key="k"):
    case AppError(code=404, details={"key": key}):
        print("match:", key)
print("mro:", [c.__name__ for c in NotFound.__mro__], isinstance(Timeout(), OSError))
print("arguments:", NotFound("a", k=1).args, AppError().args, Exception.__new__(AppError, 1, 2).args)


class Silent(Exception):
    def __init__(self, a, b):
        self.a, self.b = a, b


try:
    raise Silent(1, b=2)
except Silent as error:
    print("args without super().__init__:", error.args, str(error), repr(error), error.a, error.b)


class WithSlots(Exception):
    __slots__ = ("extra",)


e = WithSlots("s")
e.extra = 1
print("slots:", e.extra, e.args, hasattr(e, "__dict__"))
for bases in ((ValueError, KeyError), (ValueError, OSError), (SystemExit, OSError), (Exception, int)):
    try:
        made = type("Made", bases, {})
        print([b.__name__ for b in bases], "->", made.__mro__[1].__name__)
    except TypeError as error:
        print([b.__name__ for b in bases], "->", error)
