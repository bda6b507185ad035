"""Descriptors that only read, only write, or that are called by hand with wrong arguments."""


class GetOnly:
    def __get__(self, instance, owner):
        return "got"


class SetOnly:
    def __set__(self, instance, value):
        instance.__dict__["setonly"] = ("through __set__", value)


class DeleteOnly:
    def __delete__(self, instance):
        print("deleted")


class Thing:
    getonly = GetOnly()
    setonly = SetOnly()
    deleteonly = DeleteOnly()


def attempt(label, action):
    try:
        print(label, "->", action())
    except (AttributeError, TypeError) as error:
        print(label, "->", f"{type(error).__name__}: {error}")


thing = Thing()
attempt("get a get-only one", lambda: thing.getonly)
attempt("delete a get-only one", lambda: delattr(thing, "getonly"))
attempt("set-only without value is the descriptor", lambda: type(thing.setonly).__name__)
thing.setonly = 1
attempt("set-only with value", lambda: thing.setonly)
attempt("delete set-only", lambda: delattr(thing, "setonly"))
attempt("set delete-only", lambda: setattr(thing, "deleteonly", 1))
attempt("delete delete-only", lambda: delattr(thing, "deleteonly"))
function = (lambda self: self).__get__
attempt("bind by hand", lambda: function(5)())
attempt("bind to None", lambda: function(None, int).__name__)
attempt("no arguments", lambda: function())
attempt("a method descriptor on a wrong type", lambda: str.upper.__get__(5))
attempt("a method descriptor called on a wrong type", lambda: str.upper(5))
attempt("a method descriptor without self", lambda: str.upper())
attempt("member on the class", lambda: type(int.real).__name__)
attempt("read-only attribute of a built-in", lambda: setattr(5, "real", 3))
attempt("no attributes on a built-in", lambda: setattr(5, "name", 3))
attempt("no attributes on a built-in type", lambda: setattr(int, "name", 3))
attempt("no attributes on object()", lambda: setattr(object(), "name", 3))
